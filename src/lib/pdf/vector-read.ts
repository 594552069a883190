import type { PDFName } from '@cantoo/pdf-lib';
import { PDFArray, PDFDict, PDFRawStream, PDFRef, type PDFContext, type PDFObject } from '@cantoo/pdf-lib';
import { binary, type VectorObject } from './vector-art.ts';

/** Entries that say nothing of how a page looks; some hold a whole other file, some are forbidden in archived documents. */
const dropped = new Set(['Metadata', 'PieceInfo', 'LastModified', 'StructParent', 'StructParents', 'Interpolate']);

/** Every object that a form needs, itself first; refers to others by their place in the list. */
export function flatten(context: PDFContext, root: PDFRef): VectorObject[] {
	const places = new Map<string, number>();
	const refs: PDFRef[] = [];
	const placeOf = (ref: PDFRef): number => {
		const known = places.get(ref.tag);
		if (known !== undefined) return known;
		places.set(ref.tag, refs.push(ref) - 1);
		return refs.length - 1;
	};
	const dict = (entries: [PDFName, PDFObject][]): VectorObject['text'] => [
		'<<',
		...entries
			.filter(([key]) => !dropped.has(key.decodeText()))
			.flatMap(([key, value]) => [key.toString(), ' ', ...written(value)]),
		'>>\n'
	];
	const written = (object: PDFObject): VectorObject['text'] => {
		if (object instanceof PDFRef) return [placeOf(object)];
		if (object instanceof PDFDict) return dict(object.entries());
		if (object instanceof PDFArray) return ['[', ...object.asArray().flatMap((one) => [...written(one), ' ']), ']'];
		return [object.toString()];
	};
	const objects: VectorObject[] = [];
	placeOf(root);
	for (let index = 0; index < refs.length; index++) {
		const object = context.lookup(refs[index]);
		if (object instanceof PDFRawStream) {
			const entries = object.dict.entries().filter(([key]) => key.decodeText() !== 'Length');
			const text = dict(entries);
			text.splice(-1, 1, `/Length ${object.contents.length}>>`);
			objects.push({ text, stream: binary(object.contents) });
		} else objects.push({ text: object ? written(object) : ['null'], stream: null });
	}
	return objects;
}
