import type { Sha256 } from '#domain/digest.ts';
import type { Issuer } from '#domain/issuer.ts';
import type { Language } from '#domain/language.ts';
import { bytesOf } from '#ledger/documents.ts';
import { appendInWorker } from '#pdf/append-client.ts';
import type { RenderedDocument } from '#pdf/protocol.ts';

/** A drawn document, and the hash of the terms whose pages follow, or null. */
export type WithTerms = Pick<RenderedDocument, 'bytes' | 'sha256' | 'pages'> & { terms: Sha256 | null };

/** The terms whose pages an issuer wants behind new documents of a language, or null. */
export const appendedTerms = ({ termsMode, termsFiles }: Issuer, language: Language): Sha256 | null =>
	(termsMode === 'appended' && termsFiles?.[language]?.sha256) || null;

/**
 * Puts the pages of terms, named by their hash, behind a document. Terms whose pages cannot be taken over are not lost:
 * they travel as a file of their own.
 */
export async function withTerms(drawn: RenderedDocument, terms: Sha256 | null): Promise<WithTerms> {
	const pages = terms && (await bytesOf(terms));
	const appended = pages && (await appendInWorker(drawn.bytes, pages));
	if (!terms || !appended?.ok) return { ...drawn, terms: null };
	const { bytes } = appended.value;
	return { bytes, pages: appended.value.pages, sha256: await sha256Of(bytes), terms };
}

/** The SHA-256 of bytes, by the browser's own hand. */
export async function sha256Of(bytes: ArrayBuffer): Promise<Sha256> {
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') as Sha256;
}
