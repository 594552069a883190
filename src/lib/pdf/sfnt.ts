/** Tables of a TrueType font by their four-letter names. */
export type Tables = Map<string, Uint8Array>;

const padded = (length: number): number => (length + 3) & ~3;

/** Reads the tables of a font file; they are views of its bytes. */
export function readTables(font: Uint8Array): Tables {
	const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
	return new Map(
		Array.from({ length: view.getUint16(4) }, (_, index): [string, Uint8Array] => {
			const at = 12 + 16 * index;
			const offset = view.getUint32(at + 8);
			return [
				String.fromCharCode(...font.subarray(at, at + 4)),
				font.subarray(offset, offset + view.getUint32(at + 12))
			];
		})
	);
}

/** The sum of the 32-bit words, as OpenType has it. */
function checksum(view: DataView, offset: number, length: number): number {
	let sum = 0;
	for (let at = offset; at < offset + length; at += 4) sum = (sum + view.getUint32(at)) | 0;
	return sum >>> 0;
}

/** Writes a font file of these tables, which are in the order of their names. */
export function writeTables(tables: Tables): Uint8Array {
	const start = 12 + 16 * tables.size;
	const font = new Uint8Array([...tables.values()].reduce((size, { length }) => size + padded(length), start));
	const view = new DataView(font.buffer);
	const power = 31 - Math.clz32(tables.size);
	view.setUint32(0, 0x00010000);
	view.setUint16(4, tables.size);
	view.setUint16(6, 16 << power);
	view.setUint16(8, power);
	view.setUint16(10, 16 * tables.size - (16 << power));
	let entry = 12;
	let offset = start;
	let adjustment = 0;
	for (const [name, table] of tables) {
		font.set(table, offset);
		if (name === 'head') adjustment = offset + 8;
		if (name === 'head') view.setUint32(adjustment, 0);
		for (let byte = 0; byte < 4; byte++) font[entry + byte] = name.charCodeAt(byte);
		view.setUint32(entry + 4, checksum(view, offset, padded(table.length)));
		view.setUint32(entry + 8, offset);
		view.setUint32(entry + 12, table.length);
		entry += 16;
		offset += padded(table.length);
	}
	view.setUint32(adjustment, 0xb1b0afba - checksum(view, 0, font.length));
	return font;
}
