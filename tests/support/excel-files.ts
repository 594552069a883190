import writeWorkbook from 'write-excel-file/universal';

/** A workbook of one sheet with the rows of a semicolon table: what looks like a number is one, all else is text. */
export async function workbookOf(rows: readonly string[]): Promise<Uint8Array> {
	const cell = (text: string) =>
		/^\d+(\.\d+)?$/.test(text) ? { value: Number(text), type: Number } : { value: text, type: String };
	const data = rows.map((row) => row.split(';').map(cell));
	return new Uint8Array(await (await writeWorkbook([{ sheet: 'Blad1', data }]).toBlob()).arrayBuffer());
}
