import type { Head } from '#domain/document.ts';
import type { HeadChoice } from '#domain/head-choice.ts';
import type { Issuer } from '#domain/issuer.ts';
import { newestLetterhead } from '#ledger/letterheads.ts';
import type { LetterheadImage } from '#ledger/rows.ts';
import type { LetterheadVersion } from '#pdf/protocol.ts';

/** What stands behind the documents of an issuer, and its images where there are any. */
export interface Variant {
	head: Head;
	letterhead: LetterheadVersion | null;
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

/** What documents carry of a page: its drawings, else its picture. */
export const artOf = ({ bytes, art }: LetterheadImage): ArrayBuffer => art ?? bytes;

/** What an issuer has chosen for new documents. */
export const usualChoice = ({ letterheadId }: Issuer): HeadChoice =>
	letterheadId ? { type: 'letterhead', id: letterheadId } : { type: 'drawn' };

/** The default variant: the issuer's letterhead in its newest version, else the head that the layout draws. */
export const defaultVariant = async (issuer: Issuer): Promise<Variant> => variantOf(usualChoice(issuer));
