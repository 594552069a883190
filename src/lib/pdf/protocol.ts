import type { DocumentProblem } from '#domain/document.ts';
import type { Sha256 } from '#domain/digest.ts';
import type { LetterheadMargins } from '#domain/letterhead.ts';
import type { RenderedInvoice, RenderInput } from './render.ts';
import type { RunList } from './run-list.ts';

/** What a document is made from; its letterhead is sent apart, once. */
export type PdfJob = Omit<RenderInput, 'letterhead'>;

/** A letterhead version with its pages: RGB JPEGs, or drawings as vector-art.ts packs them. */
export interface LetterheadVersion {
	id: string;
	version: number;
	first: ArrayBuffer;
	next: ArrayBuffer | null;
	margins?: LetterheadMargins;
}

/** A finished document with the SHA-256 of its bytes. */
export interface RenderedDocument extends RenderedInvoice {
	sha256: Sha256;
}

/** What the worker is asked. `id` names the request; the reply bears the same. */
export type PdfRequest =
	| { type: 'letterhead'; letterhead: LetterheadVersion }
	| { type: 'render'; id: number; job: PdfJob }
	| { type: 'check'; id: number; job: PdfJob }
	| { type: 'list'; id: number; list: RunList };

/** What the worker answers. */
export type PdfReply =
	| { type: 'rendered'; id: number; document: RenderedDocument }
	| { type: 'checked'; id: number }
	| { type: 'listed'; id: number; bytes: ArrayBuffer }
	| { type: 'problem'; id: number; problem: DocumentProblem };

/** The name of a letterhead version. */
export const versionName = ({ id, version }: { id: string; version: number }): string => `${id}@${version}`;
