import {
	PDFArray,
	PDFDict,
	PDFDocument,
	PDFName,
	PDFNumber,
	StandardFonts,
	type PDFFont,
	type PDFPage,
	type PDFRef
} from '@cantoo/pdf-lib';
import { err, ok, type Result } from '#domain/result.ts';
import { markedResources, markStreams } from './copy-mark.ts';
import { sharedObjects, type Copy } from './shared-objects.ts';

/** How sheets of a print job are filled: `two-sided` lets every document begin on a sheet of its own. */
export type Sheets = 'one-sided' | 'two-sided';

/** A print job while documents are put into it. */
export interface PrintRun {
	/** Adds all pages of a PDF, each with a light word at its head where `mark` is one; answers how many. */
	add(pdf: ArrayBuffer, mark: string): Promise<Result<number, { type: 'Unreadable' }>>;
	/** The job as one PDF, with the number of its pages, blank ones included. */
	finish(): Promise<{ bytes: Uint8Array; pages: number }>;
}

/** What a page shows by; all of it may come from the nodes above. */
const inherited = ['MediaBox', 'CropBox', 'Rotate'] as const;
const own = ['Group', 'UserUnit'] as const;

/** Begins an empty print job. */
export async function printRun(sheets: Sheets, title: string): Promise<PrintRun> {
	const target = await PDFDocument.create({ updateMetadata: false });
	target.setTitle(title);
	const { context } = target;
	const shared = sharedObjects(context);
	const tree = context.obj({ Type: 'Pages' });
	const treeRef = context.register(tree);
	const pages: PDFRef[] = [];
	let font: PDFFont | null = null;

	function addPage(page: PDFPage, copy: Copy, mark: string): void {
		const made = context.obj({ Type: 'Page', Parent: treeRef });
		for (const key of inherited) {
			const value = page.node.getInheritableAttribute(PDFName.of(key));
			if (value) made.set(PDFName.of(key), copy(value));
		}
		for (const key of own) {
			const value = page.node.get(PDFName.of(key));
			if (value) made.set(PDFName.of(key), copy(value));
		}
		const resources = page.node.Resources();
		const contents = contentsOf(page, copy);
		const copied = resources ? (copy(resources) as PDFDict) : context.obj({});
		if (font && mark) {
			const { before, after } = markStreams(page, mark, font);
			made.set(PDFName.of('Resources'), shared.store(markedResources(copied, font.ref)));
			made.set(PDFName.of('Contents'), context.obj([shared.store(before), ...contents, shared.store(after)]));
		} else {
			made.set(PDFName.of('Resources'), shared.store(copied));
			made.set(PDFName.of('Contents'), contents.length === 1 ? contents[0]! : context.obj(contents));
		}
		const annotations = printedAnnotations(page);
		if (annotations.length > 0) made.set(PDFName.of('Annots'), context.obj(annotations.map(copy)));
		pages.push(context.register(made));
	}

	/** A document that ended on the face of a sheet leaves its back empty. */
	function beginSheet(): void {
		if (sheets === 'one-sided' || pages.length % 2 === 0) return;
		const last = context.lookup(pages.at(-1), PDFDict);
		const blank = context.obj({ Type: 'Page', Parent: treeRef, Resources: {} });
		for (const key of inherited) {
			const value = last.get(PDFName.of(key));
			if (value) blank.set(PDFName.of(key), value);
		}
		pages.push(context.register(blank));
	}

	return {
		async add(pdf, mark) {
			const found = await pagesOf(pdf);
			if (found.length === 0) return err({ type: 'Unreadable' });
			if (mark) font ??= await target.embedFont(StandardFonts.Helvetica);
			beginSheet();
			const copy = shared.from(found[0]!.doc.context);
			for (const page of found) addPage(page, copy, mark);
			return ok(found.length);
		},
		async finish() {
			shared.finish();
			tree.set(PDFName.of('Kids'), context.obj(pages));
			tree.set(PDFName.of('Count'), PDFNumber.of(pages.length));
			target.catalog.set(PDFName.of('Pages'), treeRef);
			return { bytes: await target.save({ addDefaultPage: false }), pages: pages.length };
		}
	};
}

/** The pages of a PDF; none where it is damaged or locked by a password. */
async function pagesOf(pdf: ArrayBuffer): Promise<PDFPage[]> {
	try {
		return (await PDFDocument.load(pdf, { updateMetadata: false, password: '' })).getPages();
	} catch {
		return [];
	}
}

function contentsOf(page: PDFPage, copy: Copy): PDFRef[] {
	const { node } = page;
	const contents = node.get(PDFName.of('Contents'));
	const held = node.Contents();
	if (!contents || !held) return [];
	return (held instanceof PDFArray ? held.asArray() : [contents]).map((one) => copy(one) as PDFRef);
}

/** The notes and form fields of a page that are printed with it: those with a look of their own, by that look alone. */
function printedAnnotations(page: PDFPage): PDFDict[] {
	const kept = ['Type', 'Subtype', 'Rect', 'F', 'AP', 'AS'].map((key) => PDFName.of(key));
	const all = page.node.Annots()?.asArray() ?? [];
	return all.flatMap((entry) => {
		const dict = page.node.context.lookup(entry);
		if (!(dict instanceof PDFDict) || !dict.has(PDFName.of('AP'))) return [];
		const look = page.node.context.obj({});
		for (const key of kept) {
			const value = dict.get(key);
			if (value) look.set(key, value);
		}
		return [look];
	});
}
