import type { PDFDocumentLoadingTask, RenderTask } from 'pdfjs-dist';

/** A PDF that is open for showing. */
export interface OpenPdf {
	pages: number;
	/** Draws a page (from 1), so many device pixels wide; a drawing of the same canvas that is still going on is given up. */
	draw(canvas: HTMLCanvasElement, page: number, widthPx: number): Promise<void>;
	/** The words of a page. */
	text(page: number): Promise<string>;
	close(): Promise<void>;
}

/** Opens a PDF with pdf.js, which is loaded by the first call. The bytes stay the caller's. */
export async function openPdf(bytes: ArrayBuffer): Promise<OpenPdf> {
	const pdfjs = await import('pdfjs-dist');
	pdfjs.GlobalWorkerOptions.workerSrc = (await import('pdfjs-dist/build/pdf.worker.min.mjs?url')).default;
	const task: PDFDocumentLoadingTask = pdfjs.getDocument({
		data: bytes.slice(0),
		wasmUrl: '/pdfjs/'
	});
	const pdf = await task.promise;
	const drawing = new WeakMap<HTMLCanvasElement, { stop(): void }>();

	async function draw(canvas: HTMLCanvasElement, number: number, widthPx: number): Promise<void> {
		drawing.get(canvas)?.stop();
		let stopped = false;
		let render: RenderTask | null = null;
		const turn = {
			stop() {
				stopped = true;
				render?.cancel();
			}
		};
		drawing.set(canvas, turn);
		const page = await pdf.getPage(number);
		if (stopped) return;
		const viewport = page.getViewport({ scale: widthPx / page.getViewport({ scale: 1 }).width });
		canvas.width = Math.round(viewport.width);
		canvas.height = Math.round(viewport.height);
		render = page.render({ canvas, viewport });
		try {
			await render.promise;
		} catch (error) {
			if (!(error instanceof pdfjs.RenderingCancelledException)) throw error;
		}
	}

	return {
		pages: pdf.numPages,
		draw,
		async text(number) {
			const { items } = await (await pdf.getPage(number)).getTextContent();
			return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
		},
		close: () => task.destroy()
	};
}
