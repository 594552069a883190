import { openPdf } from './preview.ts';

/** How this browser prints a PDF: as it is, by its own viewer in a hidden frame, or as pictures of its pages. */
export type PrintWay = 'frame' | 'pictures';

/** The most pages that are printed as pictures; beyond that a tablet's memory is short, and sharing does it better. */
export const mostPictures = 60;

/** Dots to an inch of a page that is printed as a picture. */
const resolution = 150;
const jpeg = { type: 'image/jpeg', quality: 0.9 };

/** iPadOS calls itself a Mac; both print the first page of a framed PDF alone. */
const isApplePad = (): boolean =>
	/iPhone|iPad|iPod/.test(navigator.userAgent) || (/Mac/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);

/** What this browser can do: only those with a viewer of their own print a PDF as it is. */
export const printWay = (): PrintWay => (navigator.pdfViewerEnabled && !isApplePad() ? 'frame' : 'pictures');

/** Removes what an earlier printing left in the page. */
let clean: () => void = () => undefined;

/** Opens the browser's dialog for printing a PDF. What comes out of the printer is not told by any browser. */
export async function printPdf(pdf: ArrayBuffer, way: PrintWay = printWay()): Promise<void> {
	clean();
	switch (way) {
		case 'frame':
			return printFramed(pdf);
		case 'pictures':
			return printPictures(pdf);
	}
}

async function printFramed(pdf: ArrayBuffer): Promise<void> {
	const url = URL.createObjectURL(new Blob([pdf], { type: 'application/pdf' }));
	const frame = document.createElement('iframe');
	frame.className = 'print-frame';
	frame.ariaHidden = 'true';
	frame.tabIndex = -1;
	const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
	frame.src = url;
	document.body.append(frame);
	// It stays until the next printing: the dialog reads from it for as long as it is open
	clean = () => {
		frame.remove();
		URL.revokeObjectURL(url);
	};
	await loaded;
	frame.contentWindow?.focus();
	frame.contentWindow?.print();
}

async function printPictures(bytes: ArrayBuffer): Promise<void> {
	const pdf = await openPdf(bytes);
	const urls: string[] = [];
	const place = document.createElement('div');
	place.className = 'print-pages';
	place.ariaHidden = 'true';
	clean = () => {
		place.remove();
		for (const url of urls) URL.revokeObjectURL(url);
	};
	try {
		for (let page = 1; page <= pdf.pages; page++) {
			const canvas = document.createElement('canvas');
			await pdf.draw(canvas, page, Math.round((210 / 25.4) * resolution));
			const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, jpeg.type, jpeg.quality));
			if (!picture) throw new Error(`page ${page} could not be drawn`);
			const image = new Image();
			const url = URL.createObjectURL(picture);
			urls.push(url);
			image.src = url;
			place.append(image);
			await image.decode();
			canvas.width = 0;
		}
	} finally {
		await pdf.close();
	}
	document.body.append(place);
	window.print();
}
