import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderInvoice } from '#pdf/render.ts';
import { pdfaFaults } from '#tests/pdf/pdfa.ts';
import { typeface } from '#tests/pdf/typeface.ts';
import { sampleCases } from './cases.ts';

/** Writes every sample into a folder with an index.json that says what each shows; answers how many, their pages and their faults. */
export async function writeSamples(folder: string): Promise<{ documents: number; pages: number; faults: number }> {
	mkdirSync(folder, { recursive: true });
	const index: object[] = [];
	let pages = 0;
	let faults = 0;
	for (const { layout, language, name, shows, input } of sampleCases) {
		const made = renderInvoice(typeface, input);
		if (!made.ok) throw new Error(`${layout} ${language} ${name}: ${JSON.stringify(made.error)}`);
		const file = `${layout}-${language}-${name}.pdf`;
		writeFileSync(join(folder, file), new Uint8Array(made.value.bytes));
		const found = await pdfaFaults(made.value.bytes);
		for (const fault of found) console.error(`${file}: ${fault}`);
		pages += made.value.pages;
		faults += found.length;
		index.push({ file, layout, language, case: name, shows, pages: made.value.pages });
	}
	writeFileSync(join(folder, 'index.json'), `${JSON.stringify(index, null, '\t')}\n`);
	return { documents: index.length, pages, faults };
}
