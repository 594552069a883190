/** A file that somebody may give to the import, and what has to become of it. */
export interface HostileFile {
	name: string;
	bytes: Uint8Array;
	/** `taken`: read as far as its rows are good; else words of the refusal. */
	expected: 'taken' | RegExp;
}

const megabyte = 1024 * 1024;
/** Just under the largest file that is read. */
const full = 50 * megabyte - 1_000;
const headings = 'Debiteurnummer;Naam;Adres;Postcode;Plaats;Land;Factuur e-mail;Verzendwijze';
const row = (index: number, name: string) =>
	`${index};${name};Kade ${index};6811 HA;Arnhem;NL;debiteur${index}@x.example;e-mail`;
const file = (name: string, lines: readonly string[], expected: HostileFile['expected']): HostileFile => ({
	name,
	bytes: new TextEncoder().encode(lines.join('\n')),
	expected
});
const filled = (text: string): string => text.repeat(Math.floor(full / text.length));

/** 200,000 good rows in just under 50 MB. */
export function largestFile(): HostileFile {
	const rows = Array.from({ length: 200_000 }, (_, index) => row(index, `Debiteur ${'x'.repeat(150)} ${index}`));
	return file('largest.csv', [headings, ...rows], 'taken');
}

/** Files from hell, each a way to fill the memory or to hold up the screen; made one after the other. */
export function* hostileFiles(): Generator<HostileFile> {
	yield largestFile();
	const long = Array.from({ length: 45 }, (_, index) => row(index, 'x'.repeat(megabyte)));
	yield file('cells of a megabyte.csv', [headings, ...long, row(99, 'Good')], 'taken');
	yield file('one cell.csv', [headings, `"${filled('a;b')}`.slice(0, full - 200)], 'taken');
	yield file('separators.csv', [filled(';')], /cannot be read/);
	yield file('rows of separators.csv', [headings, filled(`${';'.repeat(250)}\n`)], /cannot be read/);
	yield file('wide rows.csv', [headings, ...Array.from({ length: 40 }, () => 'x;'.repeat(600_000))], 'taken');
	yield file('quotes.csv', [headings, filled('"')], 'taken');
	yield file('line ends.csv', [headings, filled('\r\n')], /cannot be read/);
	yield file(
		'wide.csv',
		[1, 2, 3].map((n) => Array.from({ length: 20_000 }, (_, at) => n * at).join(';')),
		/columns/
	);
	const twins = (cell: string) => Array.from({ length: 300 }, (_, at) => `${cell}${cell === 'Naam' ? '' : at}`);
	yield file(
		'one heading for all.csv',
		[twins('Naam').join(';'), ...Array.from({ length: 5_000 }, () => twins('a').join(';'))],
		'taken'
	);
	yield file('a NUL.csv', [headings, row(1, 'A\u0000B'), filled('x;\n')], /This is no text/);
	const mixed = [`${headings}\n${row(1, 'Köhler')}\n`, `${row(2, 'Café')}\n`.repeat(300_000)];
	const [utf8, latin] = [new TextEncoder().encode(mixed[0]), Buffer.from(mixed[1]!, 'latin1')];
	yield { name: 'two encodings.csv', bytes: Buffer.concat([utf8, latin]), expected: /rows/ };
}
