import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { openPrinter } from './chromium.ts';
import { measure, oneByOne, type Contender } from './contender.ts';
import type { Content } from './content.ts';
import { openConverter } from './libreoffice.ts';
import type * as Ours from './ours.ts';
import { fullPerSecond } from './worker-rate.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '9' } } });
const folder = 'tests/bench/pdf/peers';
const fonts = {
	regularFile: resolve('static/fonts/NotoSans-Regular.ttf'),
	boldFile: resolve('static/fonts/NotoSans-Bold.ttf')
};

// The programs to measure against are no part of the product and lie here alone.
if (!existsSync(`${folder}/node_modules/pdfmake`))
	execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
		cwd: folder,
		stdio: ['ignore', 2, 2]
	});

type Peer = { open: (files: typeof fonts) => (content: Content) => Promise<Uint8Array> };
const peer = async (name: string) =>
	((await import(new URL(`./peers/${name}.mjs`, import.meta.url).href)) as Peer).open(fonts);

// Layouts are found by Vite's glob, so ours is loaded by Vite too.
const { ours } = (await runnerImport<typeof Ours>('./tests/bench/pdf/ours.ts')).module;
const { content, longContent } = ours;
const printer = await openPrinter(fonts);
const converter = openConverter();
const others = await Promise.all(
	['pdfmake', 'pdf-lib', 'react-pdf'].map(async (name) => [name, await peer(name)] as const)
);

const contenders: Contender[] = [
	oneByOne('bare', 30, ours.bare),
	oneByOne('plain', 20, ours.plain),
	oneByOne('full', 20, ours.full),
	oneByOne('long', 3, ours.long),
	...others.map(([name, make]) => oneByOne(name, 8, () => make(content))),
	oneByOne('chromium', 8, () => printer.print(content)),
	oneByOne('chromium-long', 2, () => printer.print(longContent)),
	{ name: 'libreoffice', documents: 30, run: (documents) => converter.convert(content, documents) }
];
const times = await measure(contenders, Number(values.rounds));
await printer.close();
converter.close();
const kilobytes = (ours.full().byteLength - ours.letterheadSize) / 1000;
const perSecond = await fullPerSecond(ours.fullInput, 200);

for (const [name, time] of Object.entries(times)) console.error(`${name.padEnd(14)} ${time.toFixed(2)} ms`);
const over = (a: string, b: string): number => Math.round((100 * times[a]!) / times[b]!) / 100;
const result = {
	fullOverBare: over('full', 'bare'),
	chromiumOverFull: over('chromium', 'full'),
	libreofficeOverFull: over('libreoffice', 'full'),
	pdfmakeOverPlain: over('pdfmake', 'plain'),
	chromiumOver300: over('chromium-long', 'long'),
	kbBesideLetterhead: Math.round(10 * kilobytes) / 10,
	workerFullPerSecond: Math.round(perSecond)
};
console.log(JSON.stringify(result));
const isMet =
	result.fullOverBare <= 3.5 &&
	result.chromiumOverFull >= 8 &&
	result.libreofficeOverFull >= 8 &&
	result.pdfmakeOverPlain >= 2 &&
	result.chromiumOver300 >= 5 &&
	result.kbBesideLetterhead <= 40;
process.exitCode = isMet ? 0 : 1;
