// Makes the fonts that documents embed: node scripts/fonts.mjs FOLDER, where FOLDER holds NotoSans-Regular.ttf and NotoSans-Bold.ttf.
// The result is committed, so that nobody needs the full fonts or this script to build the app.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import subsetFont from 'subset-font';

/** First and last code point of each range: Latin with all its extensions, Greek, Cyrillic, punctuation, currencies, signs. */
const ranges = [
	[0x20, 0x7e],
	[0xa0, 0x24f],
	[0x384, 0x3ce],
	[0x400, 0x45f],
	[0x490, 0x491],
	[0x1e00, 0x1eff],
	[0x2010, 0x2027],
	[0x202f, 0x203a],
	[0x20a0, 0x20bf],
	[0x2116, 0x2116],
	[0x2122, 0x2122],
	[0x2190, 0x2193]
];

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('Which folder holds NotoSans-Regular.ttf and NotoSans-Bold.ttf?');

const text = ranges.flatMap(([first, last]) =>
	Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index))
);
/** Documents set neither kerning nor ligatures, so the layout tables may go. */
const options = {
	targetFormat: 'truetype',
	noHinting: true,
	noLayoutClosure: true,
	dropTables: ['GDEF', 'GPOS', 'GSUB', 'gasp']
};
mkdirSync('static/fonts', { recursive: true });
for (const name of ['NotoSans-Regular.ttf', 'NotoSans-Bold.ttf']) {
	const subset = await subsetFont(readFileSync(join(folder, name)), text.join(''), options);
	writeFileSync(join('static/fonts', name), subset);
	console.log(`${name}: ${subset.length} bytes`);
}
