import type { DocumentProblem } from '#domain/document.ts';
import type { Sha256 } from '#domain/digest.ts';
import type { LetterheadPages, RenderedInvoice, RenderInput } from './render.ts';

/** What a document is made from; its letterhead is sent apart, once. */
export type PdfJob = Omit<RenderInput, 'letterhead'>;

/** A letterhead version with its images. */
export interface LetterheadVersion extends LetterheadPages {
	id: string;
	version: number;
}

/** A finished document with the SHA-256 of its bytes. */
export interface RenderedDocument extends RenderedInvoice {
	sha256: Sha256;
}

/** What the worker is asked. `id` names the request; the reply bears the same. */
export type PdfRequest =
	| { type: 'letterhead'; letterhead: LetterheadVersion }
	| { type: 'render'; id: number; job: PdfJob }
	| { type: 'check'; id: number; job: PdfJob };

/** What the worker answers. */
export type PdfReply =
	| { type: 'rendered'; id: number; document: RenderedDocument }
	| { type: 'checked'; id: number }
	| { type: 'problem'; id: number; problem: DocumentProblem };

/** The name of a letterhead version. */
export const versionName = ({ id, version }: { id: string; version: number }): string => `${id}@${version}`;
