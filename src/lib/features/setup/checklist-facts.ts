import type { Issuer } from '#domain/issuer.ts';
import { backupState } from '#ledger/backup/last-backup.ts';
import { listDebtors } from '#ledger/debtors.ts';
import { listIssuers } from '#ledger/issuers.ts';
import { letterheadsOf } from '#ledger/letterheads.ts';
import { hasInvoices } from '#ledger/lists.ts';
import { knownMailboxes } from '#ledger/mailboxes.ts';
import { formatWhen } from '#ui/format.ts';
import { m } from '#ui/paraglide/messages.js';
import { isInstalled } from './install.svelte.ts';
import { isPlaceSettled } from './place.ts';

/** The steps of the checklist in their order. */
export const stepNames = [
	'place',
	'company',
	'letterhead',
	'mailbox',
	'debtors',
	'invoice',
	'install',
	'backup'
] as const;

/** A step of the checklist. */
export type StepName = (typeof stepNames)[number];

/** What is there already, in a few words for each step; empty where nothing is. */
export type Facts = Record<StepName, string>;

/** Nothing is done yet. */
export const noFacts: Facts = {
	place: '',
	company: '',
	letterhead: '',
	mailbox: '',
	debtors: '',
	invoice: '',
	install: '',
	backup: ''
};

/** Looks at the user's own issuers only: sample data finishes no step. */
export async function readFacts(): Promise<Facts> {
	const own = (await listIssuers()).filter((issuer) => !issuer.sample);
	const install = (await isInstalled()) ? m.setup_install_fact() : '';
	const place = (await isPlaceSettled()) ? location.origin : '';
	if (own.length === 0) return { ...noFacts, place, install };
	const debtors = (await Promise.all(own.map(({ id }) => listDebtors(id, '')))).flat().length;
	const written = await Promise.all(own.map(({ id }) => hasInvoices(id)));
	return {
		place,
		company: own.map(({ name }) => name).join(', '),
		letterhead: await letterheadFact(own),
		mailbox: await mailboxFact(own),
		debtors: debtors > 0 ? m.setup_debtors_fact({ count: debtors }) : '',
		invoice: written.includes(true) ? m.setup_invoice_fact() : '',
		install,
		backup: await backupFact()
	};
}

async function backupFact(): Promise<string> {
	const { last } = await backupState(Date.now());
	return last ? m.backup_step_fact({ when: formatWhen(last.at) }) : '';
}

async function letterheadFact(issuers: readonly Issuer[]): Promise<string> {
	const letterheads = (await Promise.all(issuers.map(({ id }) => letterheadsOf(id)))).flat();
	return letterheads.map(({ name }) => name).join(', ');
}

async function mailboxFact(issuers: readonly Issuer[]): Promise<string> {
	const used = new Set(issuers.map(({ mailboxId }) => mailboxId));
	const real = (await knownMailboxes()).filter(({ id, practice }) => !practice && used.has(id));
	return real.map(({ senderAddress }) => senderAddress).join(', ');
}
