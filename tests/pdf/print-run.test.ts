import { PDFDocument, degrees } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { printRun, type Sheets } from '#pdf/print-run.ts';
import { renderInvoice } from '#pdf/render.ts';
import { documentIn, linesOf } from './documents.ts';
import { read } from './tools.ts';
import { typeface } from './typeface.ts';

/** The document of an invoice with this number and so many lines. */
function invoice(number: string, lines = 2, subject = ''): ArrayBuffer {
	const input = documentIn('nl', linesOf('nl', lines), { invoice: { number, id: `id-${number}`, subject } });
	const made = renderInvoice(typeface, input);
	if (!made.ok) throw new Error(made.error.type);
	return made.value.bytes;
}

interface Part {
	pdf: ArrayBuffer;
	mark?: string;
}

async function merged(parts: readonly Part[], sheets: Sheets = 'one-sided') {
	const run = await printRun(sheets, 'Print job');
	const counts: number[] = [];
	for (const { pdf, mark = '' } of parts) {
		const added = await run.add(pdf, mark);
		counts.push(added.ok ? added.value : -1);
	}
	const { bytes, pages } = await run.finish();
	return { pdf: new Uint8Array(bytes).buffer, pages, counts };
}

const textOf = (pdf: ArrayBuffer, page: number) => read('pdftotext', pdf, '-f', String(page), '-l', String(page));
const numberOn = (pdf: ArrayBuffer, page: number) => /N-\d+/.exec(textOf(pdf, page))?.[0] ?? '';

/** A page from another program, on its side and of another size. */
async function foreign(angle: number): Promise<ArrayBuffer> {
	const other = await PDFDocument.create();
	const page = other.addPage([420, 595]);
	page.setRotation(degrees(angle));
	page.drawText('FOREIGN', { x: 40, y: 300 });
	return new Uint8Array(await other.save()).buffer;
}

describe('a print job', () => {
	it('holds the documents in their order, whole and readable', async () => {
		const { pdf, pages, counts } = await merged([
			{ pdf: invoice('N-3') },
			{ pdf: invoice('N-1', 60) },
			{ pdf: invoice('N-2') }
		]);
		expect(read('qpdf', pdf, '--check')).toContain('No syntax or stream encoding errors');
		expect(pages).toBe(counts.reduce((sum, count) => sum + count, 0));
		expect(numberOn(pdf, 1)).toBe('N-3');
		expect(numberOn(pdf, 2)).toBe('N-1');
		expect(numberOn(pdf, pages)).toBe('N-2');
	});

	it('shares fonts: twelve invoices make less than a third of their sum', async () => {
		// Each with a letter that only its own font holds
		const parts = Array.from({ length: 12 }, (_, index) => ({
			pdf: invoice(`N-${index}`, 2, String.fromCharCode(0x3b1 + index))
		}));
		const sum = parts.reduce((size, { pdf }) => size + pdf.byteLength, 0);
		const { pdf } = await merged(parts);
		expect(pdf.byteLength).toBeLessThan(sum / 3);
		expect(textOf(pdf, 12)).toBe(read('pdftotext', parts[11]!.pdf));
		expect(read('pdffonts', pdf)).not.toMatch(/ no +(yes|no) +(yes|no) +\d/);
	});

	it('lets every document begin on a sheet of its own', async () => {
		const { pdf, pages } = await merged([{ pdf: invoice('N-1') }, { pdf: invoice('N-2') }], 'two-sided');
		expect(pages).toBe(3);
		expect(textOf(pdf, 2).trim()).toBe('');
		expect(numberOn(pdf, 3)).toBe('N-2');
	});

	it('marks a copy without changing what the other pages show', async () => {
		const pdf = invoice('N-1');
		const job = await merged([{ pdf, mark: 'Kopie' }, { pdf }]);
		expect(textOf(job.pdf, 1)).toMatch(/^Kopie\s/);
		expect(textOf(job.pdf, 2)).toBe(read('pdftotext', pdf));
		expect(read('qpdf', job.pdf, '--check')).toContain('No syntax or stream encoding errors');
	});

	it.each([0, 90, 180, 270])(
		'keeps size and turn of a page from elsewhere, and its mark upright: %i',
		async (angle) => {
			const job = await merged([{ pdf: await foreign(angle), mark: 'Copy' }]);
			const page = (await PDFDocument.load(job.pdf)).getPage(0);
			expect([page.getWidth(), page.getHeight(), page.getRotation().angle]).toEqual([420, 595, angle]);
			const [, x, y] = /xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>Copy</
				.exec(read('pdftotext', job.pdf, '-bbox'))!
				.map(Number);
			const width = angle % 180 === 0 ? 420 : 595;
			expect(Math.abs(x! - width / 2)).toBeLessThan(40);
			expect(y).toBeLessThan(30);
		}
	);

	it('says which file cannot be read, and goes on', async () => {
		const damaged = new TextEncoder().encode('%PDF-1.7 cut short').buffer;
		const { counts, pages } = await merged([{ pdf: damaged }, { pdf: invoice('N-1') }]);
		expect(counts).toEqual([-1, 1]);
		expect(pages).toBe(1);
	});
});
