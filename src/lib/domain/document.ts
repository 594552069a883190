import type { Sha256 } from './digest.ts';

/** What stands behind a document: a letterhead version, the issuer drawn by the layout, or nothing (pre-printed paper). */
export type Head = { type: 'letterhead'; id: string; version: number } | { type: 'drawn' } | { type: 'blank' };

/** The state of making a document. */
export type DocumentState = 'none' | 'pending' | 'stored' | 'failed';

/** Bytes made from a frozen invoice, named by their hash. */
export interface StoredDocument {
	/** UUIDv7. */
	id: string;
	invoiceId: string;
	/** `layout@version/head`, with `/terms:hash` where terms follow its pages: the variant this document is. */
	variant: string;
	sha256: Sha256;
	size: number;
	pages: number;
	fileName: string;
	type: 'application/pdf';
	/** ISO time. */
	createdAt: string;
	/** Whether it was made after the invoice had already been sent by another program (C6). */
	madeAfterwards: boolean;
}

/** Why a document cannot be made, in a form the app turns into words. */
export type DocumentProblem =
	| { type: 'MissingCharacters'; characters: string; where: string }
	| { type: 'AddressTooLong' }
	| { type: 'NoLines' }
	/** It was made once, and its bytes are no longer on the device. */
	| { type: 'Lost' }
	| { type: 'Failed'; detail: string };

/**
 * The name of a variant: the same name always draws the same bytes for the same invoice. `terms` is the hash of the
 * terms whose pages follow, or null.
 */
export function variantName(layout: string, layoutVersion: number, head: Head, terms: Sha256 | null = null): string {
	return `${layout}@${layoutVersion}/${headName(head)}${terms === null ? '' : `/terms:${terms}`}`;
}

function headName(head: Head): string {
	switch (head.type) {
		case 'letterhead':
			return `letterhead:${head.id}@${head.version}`;
		case 'drawn':
		case 'blank':
			return head.type;
	}
}

/** Whether the pages of some terms follow those of the invoice in a document of this variant. */
export const hasTerms = (variant: string): boolean => variant.includes('/terms:');
