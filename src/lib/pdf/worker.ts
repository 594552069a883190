import type { DocumentProblem } from '#domain/document.ts';
import type { Sha256 } from '#domain/digest.ts';
import { versionName, type LetterheadVersion, type PdfJob, type PdfReply, type PdfRequest } from './protocol.ts';
import { prepareInvoice, renderInvoice, type LetterheadPages, type RenderInput } from './render.ts';
import { drawRunList } from './run-list.ts';
import { openTypeface, type Typeface } from './typeface.ts';
import { unpackArt } from './vector-art.ts';

const letterheads = new Map<string, LetterheadPages>();

async function fontFile(name: string): Promise<Uint8Array> {
	const response = await fetch(`/fonts/${name}`);
	if (!response.ok) throw new Error(`no font ${name}: ${response.status}`);
	return new Uint8Array(await response.arrayBuffer());
}

async function loadTypeface(): Promise<Typeface> {
	const [regular, bold] = await Promise.all([fontFile('NotoSans-Regular.ttf'), fontFile('NotoSans-Bold.ttf')]);
	return openTypeface({ regular, bold });
}

let loading: Promise<Typeface> | null = null;

/** The fonts, parsed once; a failed load is tried again by the next request. */
async function typeface(): Promise<Typeface> {
	loading ??= loadTypeface();
	try {
		return await loading;
	} catch (error) {
		loading = null;
		throw error;
	}
}

const pagesOf = ({ first, next, margins }: LetterheadVersion): LetterheadPages => ({
	first: unpackArt(first) ?? first,
	next: next && (unpackArt(next) ?? next),
	margins
});

const inputOf = (job: PdfJob): RenderInput => ({
	...job,
	letterhead: job.head.type === 'letterhead' ? (letterheads.get(versionName(job.head)) ?? null) : null
});

async function sha256Of(bytes: ArrayBuffer): Promise<Sha256> {
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') as Sha256;
}

const problemOf = (id: number, problem: DocumentProblem): PdfReply => ({ type: 'problem', id, problem });

async function answer(request: Exclude<PdfRequest, { type: 'letterhead' }>): Promise<PdfReply> {
	const { id } = request;
	const fonts = await typeface();
	switch (request.type) {
		case 'check': {
			const prepared = prepareInvoice(fonts, inputOf(request.job));
			return prepared.ok ? { type: 'checked', id } : problemOf(id, prepared.error);
		}
		case 'render': {
			const rendered = renderInvoice(fonts, inputOf(request.job));
			if (!rendered.ok) return problemOf(id, rendered.error);
			const sha256 = await sha256Of(rendered.value.bytes);
			return { type: 'rendered', id, document: { ...rendered.value, sha256 } };
		}
		case 'list':
			return { type: 'listed', id, bytes: drawRunList(fonts, request.list) };
	}
}

/** What an answer hands over in place of copying it. */
function bytesIn(message: PdfReply): ArrayBuffer[] {
	switch (message.type) {
		case 'rendered':
			return [message.document.bytes];
		case 'listed':
			return [message.bytes];
		case 'checked':
		case 'problem':
			return [];
	}
}

async function reply(request: PdfRequest): Promise<void> {
	if (request.type === 'letterhead') {
		letterheads.set(versionName(request.letterhead), pagesOf(request.letterhead));
		return;
	}
	try {
		const message = await answer(request);
		postMessage(message, { transfer: bytesIn(message) });
	} catch (error) {
		const detail = error instanceof Error ? error.message : String(error);
		postMessage(problemOf(request.id, { type: 'Failed', detail }));
	}
}

addEventListener('message', ({ data }: MessageEvent<PdfRequest>) => void reply(data));
