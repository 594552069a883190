import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { plainAmount } from '#domain/money.ts';
import { renderInvoice } from '#pdf/render.ts';
import { pdfaFaults } from '#tests/pdf/pdfa.ts';
import { codesOf, difference, picturesOf, readPgm, readsCodes, writePgm } from '#tests/pdf/pictures.ts';
import { missingTools } from '#tests/pdf/tools.ts';
import { typeface } from '#tests/pdf/typeface.ts';
import { sampleCases, type SampleCase } from './cases.ts';

function rendered({ input }: SampleCase): ArrayBuffer {
	const made = renderInvoice(typeface, input);
	if (!made.ok) throw new Error(JSON.stringify(made.error));
	return made.value.bytes;
}

describe('every sample document', () => {
	it.each(sampleCases.filter(({ name }) => name !== 'long'))('$layout $language $name is PDF/A-3b', async (sample) => {
		expect(await pdfaFaults(rendered(sample))).toEqual([]);
	});
});

/** The first sample of each layout and language that stands for its look. */
const looks = sampleCases.filter(({ name }) => ['usual', 'credit-note', 'deliveries', 'delivery'].includes(name));
const isReference = ({ layout, language }: SampleCase): boolean =>
	({ classic: 'de', modern: 'nl', compact: 'fr', 'delivery-overview': 'nl', 'delivery-note': 'en' })[layout] ===
	language;

describe.skipIf(missingTools.length > 0)('the look of a layout (poppler-utils)', () => {
	/** Small enough for other versions of poppler, large enough to see a word that moved. */
	const tolerated = 0.004;

	it.each(looks.filter(isReference))('$layout $name is as its golden picture', (sample) => {
		const picture = picturesOf(rendered(sample), 40)[0]!;
		const file = new URL(`golden/${sample.layout}-${sample.name}.pgm.gz`, import.meta.url);
		if (process.env.UPDATE_GOLDEN) {
			mkdirSync(new URL('golden/', import.meta.url), { recursive: true });
			writeFileSync(file, gzipSync(writePgm(picture), { level: 9 }));
		}
		expect(existsSync(file), 'make it with UPDATE_GOLDEN=1, and look at it').toBe(true);
		expect(difference(picture, readPgm(gunzipSync(readFileSync(file))))).toBeLessThan(tolerated);
	});
});

describe.skipIf(missingTools.length > 0 || !readsCodes)('the payment code (zbar-tools)', () => {
	it.each(sampleCases.filter(({ name, language }) => name === 'usual' && language === 'nl'))(
		'of $layout is read back with account, amount and reference',
		(sample) => {
			const { issuer, invoice } = sample.input;
			const [, , , , , name, iban, amount, , reference] = codesOf(rendered(sample)).split('\n');
			expect([name, iban, amount]).toEqual([issuer.name, issuer.iban, `EUR${plainAmount(invoice.totals.gross)}`]);
			expect(reference).toMatch(/^RF\d\d\d+$/);
		}
	);
});
