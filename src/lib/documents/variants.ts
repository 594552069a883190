import type { Head } from '#domain/document.ts';
import type { Issuer } from '#domain/issuer.ts';
import { newestLetterhead } from '#ledger/letterheads.ts';
import type { LetterheadVersion } from '#pdf/protocol.ts';

/** What stands behind the documents of an issuer, and its images where there are any. */
export interface Variant {
	head: Head;
	letterhead: LetterheadVersion | null;
}

/** The default variant: the issuer's letterhead in its newest version, else the head that the layout draws. */
export async function defaultVariant(issuer: Issuer): Promise<Variant> {
	const row = issuer.letterheadId ? await newestLetterhead(issuer.letterheadId) : null;
	if (!row) return { head: { type: 'drawn' }, letterhead: null };
	const { id, version, first, next } = row;
	return {
		head: { type: 'letterhead', id, version },
		letterhead: { id, version, first: first.bytes, next: next?.bytes ?? null }
	};
}
