import { goesByMail, type Route } from '#domain/route.ts';
import type { LineCase } from './sample-lines.ts';

/** How far an invoice of the samples is, or how it ended. */
export type SampleCase =
	| 'history'
	| 'draft'
	| 'held'
	| 'to-send'
	| 'printed'
	| 'marked'
	| 'tried'
	| 'own-recipients'
	| 'on-paper-once'
	| MailCase;

/** What became of a mail of the samples. */
export type MailCase =
	| 'queued'
	| 'deferred'
	| 'accepted'
	| 'delivered'
	| 'rejected'
	| 'partly-rejected'
	| 'bounced'
	| 'partly-bounced'
	| 'uncertain'
	| 'expired'
	| 'cancelled'
	| 'resent';

/** Rounds of invoices, one every 15 days: `0` is today's. */
export const rounds = 16;
/** Invoices in each round. */
export const perRound = 25;
/** From this round back another program did the work (C6). */
const historyFrom = 14;
/** Customers whose address field holds nothing, or words: see odd-firms.ts. */
const unreachable: ReadonlySet<number> = new Set([5, 6, 7]);

/** The places in the list of debtors that a round bills. */
export const billedIn = (round: number, debtors: number): number[] =>
	Array.from({ length: perRound }, (_, index) => (round * perRound + index) % debtors);

/** Cases by round and place in the list of debtors. */
const cases: Readonly<Record<string, SampleCase>> = {
	'0/12': 'held',
	'0/13': 'held',
	'0/17': 'tried',
	'0/18': 'held',
	'0/19': 'own-recipients',
	'0/21': 'draft',
	'0/22': 'draft',
	'0/23': 'draft',
	'0/24': 'on-paper-once',
	'1/25': 'deferred',
	'1/26': 'rejected',
	'1/27': 'uncertain',
	'1/28': 'queued',
	'1/30': 'queued',
	'1/31': 'queued',
	'1/32': 'queued',
	'1/34': 'deferred',
	'1/35': 'uncertain',
	'1/36': 'queued',
	'2/0': 'partly-rejected',
	'2/4': 'delivered',
	'2/50': 'bounced',
	'2/51': 'expired',
	'2/54': 'cancelled',
	'3/16': 'partly-bounced',
	'3/18': 'marked',
	'4/41': 'resent'
};

/** The case of an invoice; where none is named it has gone the way of its debtor, or waits to. */
export function caseOf(round: number, debtor: number, route: Route): SampleCase {
	const named = cases[`${round}/${debtor}`];
	if (named) return named;
	if (round >= historyFrom) return 'history';
	if (round === 0) return 'to-send';
	if (!goesByMail(route)) return round === 1 ? 'to-send' : 'printed';
	if (unreachable.has(debtor)) return round === 2 ? 'to-send' : 'marked';
	return 'accepted';
}

const lineCases: Readonly<Record<string, LineCase>> = {
	'0/0': 'long-winded',
	'0/9': 'returns',
	'0/14': 'foreign-characters',
	'0/15': 'endless',
	'2/9': 'returns'
};

/** The customer whose orders are building work, with reverse charge. */
const builder = 16;

/** What is odd about an invoice's lines. */
export const lineCaseOf = (round: number, debtor: number): LineCase =>
	lineCases[`${round}/${debtor}`] ?? (debtor === builder ? 'reverse-charge' : 'ordinary');

const creditNotes: ReadonlySet<string> = new Set(['0/10', '2/53', '5/20', '8/30']);

/** Whether a credit note stands in the place of an invoice. */
export const isCreditNote = (round: number, debtor: number): boolean => creditNotes.has(`${round}/${debtor}`);
