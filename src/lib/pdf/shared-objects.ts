import {
	PDFArray,
	PDFDict,
	PDFName,
	PDFRawStream,
	PDFRef,
	decodePDFRawStream,
	type PDFContext,
	type PDFObject
} from '@cantoo/pdf-lib';
import { fontUnion, type FontUnion } from './font-union.ts';

/** Copies objects out of one PDF; `PDFRef`s lead to the copies. */
export type Copy = (object: PDFObject) => PDFObject;

/** Puts objects of many PDFs into one. What is equal is stored once; subsets of our own typeface become one font. */
export interface SharedObjects {
	/** Stores an object, or finds the equal one that is there. */
	store(object: PDFObject): PDFRef;
	/** Copies out of another PDF. */
	from(source: PDFContext): Copy;
	/** Writes the fonts that were put together. */
	finish(): void;
}

interface SharedFont {
	union: FontUnion;
	ref: PDFRef;
}

const fontFile = PDFName.of('FontFile2');
const length = PDFName.of('Length');

/** The subsets that pdf/document.ts makes keep the glyph numbers of their font, so they can be put together again. */
const isOurs = (descriptor: PDFDict): boolean =>
	/^\/FACTUR\+/.test(descriptor.get(PDFName.of('FontName'))?.toString() ?? '');

const isEqual = (a: Uint8Array, b: Uint8Array): boolean => {
	if (a.length !== b.length) return false;
	for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
	return true;
};

/** Begins in an empty PDF. */
export function sharedObjects(target: PDFContext): SharedObjects {
	const plain = new Map<string, PDFRef>();
	const streams = new Map<string, { ref: PDFRef; contents: Uint8Array }[]>();
	const fonts: SharedFont[] = [];

	function store(object: PDFObject): PDFRef {
		if (object instanceof PDFRawStream) return storeStream(object);
		const key = object.toString();
		const ref = plain.get(key) ?? target.register(object);
		plain.set(key, ref);
		return ref;
	}

	/** Streams whose dictionary, length and beginning are equal are compared to the last byte. */
	function storeStream(stream: PDFRawStream): PDFRef {
		const contents = stream.getContents();
		const key = `${stream.dict.toString()}|${contents.length}|${contents.subarray(0, 32).join()}`;
		const alike = streams.get(key) ?? [];
		const known = alike.find((one) => isEqual(one.contents, contents));
		if (known) return known.ref;
		// A copy of its own: the bytes that were read belong to the whole file
		const kept = contents.slice();
		const ref = target.register(PDFRawStream.of(stream.dict, kept));
		streams.set(key, [...alike, { ref, contents: kept }]);
		return ref;
	}

	function shareFont(stream: PDFRawStream): PDFRef {
		const subset = decodePDFRawStream(stream).decode();
		const known = fonts.find(({ union }) => union.take(subset));
		if (known) return known.ref;
		const ref = target.nextRef();
		fonts.push({ union: fontUnion(subset), ref });
		return ref;
	}

	function from(source: PDFContext): Copy {
		const copies = new Map<PDFRef, PDFRef>();
		const open = new Set<PDFRef>();

		/** An object that leads back to itself is given its place before it is copied, and is not shared. */
		function reference(ref: PDFRef): PDFObject {
			const known = copies.get(ref);
			if (known) return known;
			if (open.has(ref)) {
				const place = target.nextRef();
				copies.set(ref, place);
				return place;
			}
			const object = source.lookup(ref);
			if (!object) return target.obj(null);
			open.add(ref);
			const made = copy(object);
			open.delete(ref);
			const place = copies.get(ref);
			if (place) target.assign(place, made);
			const stored = place ?? store(made);
			copies.set(ref, stored);
			return stored;
		}

		function dictionary(dict: PDFDict): PDFDict {
			const made = target.obj({});
			for (const [key, value] of dict.entries()) {
				const file = key === fontFile && isOurs(dict) ? source.lookup(value) : undefined;
				made.set(key, file instanceof PDFRawStream ? shareFont(file) : copy(value));
			}
			return made;
		}

		function copy(object: PDFObject): PDFObject {
			if (object instanceof PDFRef) return reference(object);
			if (object instanceof PDFDict) return dictionary(object);
			if (object instanceof PDFArray) return target.obj(object.asArray().map(copy));
			if (!(object instanceof PDFRawStream)) return object;
			const dict = dictionary(object.dict);
			dict.delete(length);
			return PDFRawStream.of(dict, object.getContents());
		}

		return copy;
	}

	function finish(): void {
		for (const { union, ref } of fonts) {
			const file = union.file();
			target.assign(ref, target.flateStream(file, { Length1: file.length }));
		}
	}

	return { store, from, finish };
}
