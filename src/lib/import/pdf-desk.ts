import { err, ok, type Result } from '#domain/result.ts';
import type { PatternError } from '#domain/pattern.ts';
import { guessNamePattern } from './name-guess.ts';
import { nameOf, nameReader, type NameReader } from './name-pattern.ts';
import { debtorFinder } from './pdf-debtors.ts';
import { pathOf, readPdf, type PdfFile, type PdfInspector } from './pdf-file.ts';
import type { Known } from './plan.ts';
import type { BadPdf, GivenPdfs } from './plan-documents.ts';
import { exampleNames, type NamesView } from './protocol.ts';

/** Files that programs and systems leave in folders; nobody means them. */
const litter = /^(\.|~\$)|^(thumbs\.db|desktop\.ini)$/i;

/** Looks at finished PDFs one after the other, so that never more than one is in memory. */
export async function readPdfs(
	files: readonly File[],
	inspect: PdfInspector,
	onProgress: (share: number) => void
): Promise<GivenPdfs> {
	const good: PdfFile[] = [];
	const bad: BadPdf[] = [];
	const meant = files
		.filter(({ name }) => !litter.test(name))
		.sort((a, b) => pathOf(a).localeCompare(pathOf(b), undefined, { numeric: true }));
	for (const [index, file] of meant.entries()) {
		const read = await readPdf(file, inspect);
		if (read.ok) good.push(read.value);
		else bad.push({ path: pathOf(file), fault: read.error });
		onProgress((index + 1) / meant.length);
	}
	return { good, bad };
}

/** A reader for a pattern that names the number at least. */
export function readerFor(pattern: string): Result<NameReader, PatternError | { type: 'NoNumber' }> {
	const reader = nameReader(pattern);
	if (reader.ok && !reader.value.fields.includes('number')) return err({ type: 'NoNumber' });
	return reader;
}

/** What a pattern makes of the given names. */
export function viewNames(
	pattern: string,
	{ good }: GivenPdfs,
	known: Known
): Result<NamesView, PatternError | { type: 'NoNumber' }> {
	const reader = readerFor(pattern);
	if (!reader.ok) return reader;
	const { find } = debtorFinder(known);
	const names = good.map(({ path }) => {
		const facts = reader.value.read(nameOf(path), (text) => find(text) !== null);
		return { path, facts, debtor: facts ? (find(facts.debtor)?.name ?? '') : '' };
	});
	return ok({
		fields: reader.value.fields,
		examples: names.slice(0, exampleNames),
		fitting: names.filter(({ facts }) => facts !== null).length,
		known: names.filter(({ debtor }) => debtor !== '').length
	});
}

/** The pattern that the names themselves show. */
export function patternOf({ good }: GivenPdfs, known: Known): string {
	const { find } = debtorFinder(known);
	return guessNamePattern(
		good.map(({ path }) => nameOf(path)),
		(text) => find(text) !== null
	);
}
