import type { Sha256 } from './digest.ts';

/** A version of a letterhead. */
export interface HeadVersion {
	id: string;
	version: number;
}

/**
 * What stands behind a document: a letterhead version, the issuer drawn by the layout, or nothing. Paper on which a
 * letterhead is printed already has its margins: `printed` names it.
 */
export type Head =
	({ type: 'letterhead' } & HeadVersion) | { type: 'drawn' } | { type: 'blank'; printed?: HeadVersion };

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
		case 'blank':
			return head.printed ? `blank:${head.printed.id}@${head.printed.version}` : 'blank';
		case 'drawn':
			return 'drawn';
	}
}

/** What the name of a variant says of it; `head` in its own words. */
export interface VariantParts {
	layout: string;
	head: string;
	/** The letterhead version behind it, or null. */
	letterhead: HeadVersion | null;
	terms: Sha256 | null;
}

/** Reads the name of a variant. */
export function variantParts(variant: string): VariantParts {
	const [drawn = '', head = '', terms] = variant.split('/');
	const letterhead = /^letterhead:(.+)@(\d+)$/.exec(head);
	return {
		layout: drawn.slice(0, drawn.indexOf('@')),
		head,
		letterhead: letterhead && { id: letterhead[1]!, version: Number(letterhead[2]) },
		terms: (terms?.replace(/^terms:/, '') as Sha256 | undefined) ?? null
	};
}

/** Whether the pages of some terms follow those of the invoice in a document of this variant. */
export const hasTerms = (variant: string): boolean => variantParts(variant).terms !== null;
