import type { Sha256 } from './digest.ts';

/** A further PDF that travels with a mail: terms, or what belongs to one invoice. Its bytes lie with those of the documents. */
export interface Enclosure {
	sha256: Sha256;
	fileName: string;
	type: 'application/pdf';
	/** Bytes. */
	size: number;
	pages: number;
}
