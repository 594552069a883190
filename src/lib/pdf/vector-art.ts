import type { jsPDF } from 'jspdf';
import { writerOf } from './jspdf-parts.ts';

/** An object of a vector page: its text, with the place in the list where it refers to another, and its bytes where it is a stream. */
export interface VectorObject {
	text: (string | number)[];
	/** One character each. */
	stream: string | null;
}

/** A page of a PDF as drawings, ready to be written into documents; the first object is the form that draws it on A4. */
export interface VectorArt {
	objects: VectorObject[];
}

const mark = 'FACTART1';

/** A vector page as bytes, to be kept with its letterhead. */
export function packArt({ objects }: VectorArt): ArrayBuffer {
	const head = objects.map(({ text, stream }) => [text, stream?.length ?? -1]);
	const body = objects.map(({ stream }) => stream ?? '').join('');
	const index = new TextEncoder().encode(JSON.stringify(head));
	const packed = new Uint8Array(mark.length + 4 + index.length + body.length);
	packed.set(new TextEncoder().encode(mark));
	new DataView(packed.buffer).setUint32(mark.length, index.length);
	packed.set(index, mark.length + 4);
	packed.set(
		Uint8Array.from(body, (character) => character.charCodeAt(0)),
		mark.length + 4 + index.length
	);
	return packed.buffer;
}

/** The vector page of packed bytes; null where they are something else, such as a picture. */
export function unpackArt(bytes: ArrayBuffer): VectorArt | null {
	const start = mark.length + 4;
	if (bytes.byteLength < start || new TextDecoder('latin1').decode(bytes.slice(0, mark.length)) !== mark) return null;
	let at = start + new DataView(bytes).getUint32(mark.length);
	const head = JSON.parse(new TextDecoder().decode(bytes.slice(start, at))) as [VectorObject['text'], number][];
	const objects = head.map(([text, length]): VectorObject => {
		if (length < 0) return { text, stream: null };
		const stream = binary(new Uint8Array(bytes, at, length));
		at += length;
		return { text, stream };
	});
	return { objects };
}

/** Bytes as jsPDF takes them: one character each. */
export function binary(bytes: Uint8Array): string {
	let text = '';
	for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
	return text;
}

/** Makes a vector page known to a document; the answer draws it on the page at hand. Written once, however often drawn. */
export function addVectorArt(document: jsPDF, { objects }: VectorArt, name: string): () => void {
	const writer = writerOf(document);
	let base = 0;
	writer.events.subscribe('putResources', () => {
		objects.forEach(({ text, stream }, index) => {
			const number = writer.newObject();
			if (index === 0) base = number;
			writer.out(text.map((part) => (typeof part === 'number' ? `${base + part} 0 R` : part)).join(''));
			if (stream !== null) writer.out(`stream\n${stream}\nendstream`);
			writer.out('endobj');
		});
	});
	writer.events.subscribe('putXobjectDict', () => writer.out(`/${name} ${base} 0 R`));
	return () => writer.out(`q /${name} Do Q`);
}
