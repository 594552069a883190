import { jsPDF } from 'jspdf';
import { layouts } from '#pdf/layouts.ts';
import { prepareInvoice, renderInvoice, type RenderInput } from '#pdf/render.ts';
import { documentIn, letterhead, linesOf } from '#tests/pdf/documents.ts';
import { recorder } from '#tests/pdf/recorder.ts';
import { typeface } from '#tests/pdf/typeface.ts';
import { contentOf, type Content } from './content.ts';

/** What a program makes a document of; each call makes another invoice. */
export interface Ours {
	plain: () => ArrayBuffer;
	/** With letterhead, payment code and all parts of an archive. */
	full: () => ArrayBuffer;
	long: () => ArrayBuffer;
	/** The texts of `plain` by jsPDF alone, in its own Helvetica: no layout, no font in the file. */
	bare: () => ArrayBuffer;
	fullInput: RenderInput;
	content: Content;
	longContent: Content;
	/** Bytes of the letterhead that `full` carries. */
	letterheadSize: number;
}

const lines = { usual: linesOf('nl', 10), long: linesOf('nl', 300) };
const paper = { type: 'letterhead', id: '01980000-0000-7000-8000-000000000003', version: 1 } as const;
const plain = documentIn('nl', lines.usual);
const full = documentIn('nl', lines.usual, { head: paper, issuer: { paymentCode: true } });
const long = documentIn('nl', lines.long);

let count = 0;

/** The same document with a number of its own, as in a batch. */
const another = (input: RenderInput): RenderInput => ({
	...input,
	invoice: { ...input.invoice, number: `2026-${String(++count).padStart(5, '0')}` }
});

function render(input: RenderInput): ArrayBuffer {
	const made = renderInvoice(typeface, another(input));
	if (!made.ok) throw new Error(JSON.stringify(made.error));
	return made.value.bytes;
}

/** Every text of a document with its place, as our layout sets it. */
function textsOf(input: RenderInput) {
	const prepared = prepareInvoice(typeface, input);
	if (!prepared.ok) throw new Error(JSON.stringify(prepared.error));
	const page = recorder();
	layouts.get(input.issuer.layout)!.draw(page, prepared.value.data);
	return page.texts;
}

const texts = textsOf(plain);

function bare(): ArrayBuffer {
	const document = new jsPDF({ unit: 'mm', format: 'a4', compress: true, putOnlyUsedFonts: true });
	for (const { text, x, y, style } of texts) {
		document.setFont('helvetica', style.bold ? 'bold' : 'normal');
		document.setFontSize(style.size);
		document.setTextColor(style.colour ?? '#000000');
		document.text(text, x, y);
	}
	return document.output('arraybuffer');
}

const { first } = letterhead();

/** Our own documents, made as the app makes them. */
export const ours: Ours = {
	plain: () => render(plain),
	full: () => render(full),
	long: () => render(long),
	bare,
	fullInput: full,
	content: contentOf(plain),
	longContent: contentOf(long),
	letterheadSize: first.byteLength
};
