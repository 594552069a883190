import type { Head, HeadVersion } from '#domain/document.ts';
import type { HeadChoice } from '#domain/head-choice.ts';
import type { Issuer } from '#domain/issuer.ts';
import type { LetterheadMargins } from '#domain/letterhead.ts';
import { letterheadVersion, newestLetterhead } from '#ledger/letterheads.ts';
import type { LetterheadImage } from '#ledger/rows.ts';
import type { LetterheadVersion } from '#pdf/protocol.ts';

/** What stands behind the documents of an issuer, and its images where there are any. */
export interface Variant {
	head: Head;
	letterhead: LetterheadVersion | null;
	/** What the letterhead leaves free that is on the paper already; absent where the letterhead here says it, or there is none. */
	margins?: LetterheadMargins;
}

/** What a choice means now: a letterhead in its newest version; the drawn head where it is gone. */
export async function variantOf(choice: HeadChoice): Promise<Variant> {
	if (choice.type !== 'letterhead') return { head: choice, letterhead: null };
	const row = await newestLetterhead(choice.id);
	if (!row) return { head: { type: 'drawn' }, letterhead: null };
	const { id, version, first, next, margins } = row;
	return {
		head: { type: 'letterhead', id, version },
		letterhead: { id, version, first: artOf(first), next: next && artOf(next), margins }
	};
}

/** A document for paper with a printed head: its text stays where the letterhead leaves room, that of `like` or the issuer's. */
export async function blankVariant({ letterheadId }: Issuer, like: HeadVersion | null): Promise<Variant> {
	const row = like ? await letterheadVersion(like) : letterheadId && (await newestLetterhead(letterheadId));
	if (!row || !row.margins) return { head: { type: 'blank' }, letterhead: null };
	const { id, version, margins } = row;
	return { head: { type: 'blank', printed: { id, version } }, letterhead: null, margins };
}

/** What documents carry of a page: its drawings, else its picture. */
export const artOf = ({ bytes, art }: LetterheadImage): ArrayBuffer => art ?? bytes;

/** What an issuer has chosen for new documents. */
export const usualChoice = ({ letterheadId }: Issuer): HeadChoice =>
	letterheadId ? { type: 'letterhead', id: letterheadId } : { type: 'drawn' };

/** The default variant: the issuer's letterhead in its newest version, else the head that the layout draws. */
export const defaultVariant = async (issuer: Issuer): Promise<Variant> => variantOf(usualChoice(issuer));
