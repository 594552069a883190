import { csvFile } from '#tests/support/csv-files.ts';
import { importFile } from '#tests/support/person/import.ts';
import { openPaired } from '#tests/support/person/pairing.ts';
import { loadSamples, sendOneSample } from '#tests/support/person/samples.ts';
import { screens } from '#tests/support/person/screens.ts';
import { dialogs } from './dialogs.ts';
import { englishPage, speakLanguage, type Studio } from './studio.ts';
import { ways } from './ways.ts';

/** One customer under two numbers. */
const twins = [
	'Debiteurnummer;Naam;Adres;Postcode;Plaats;Land;Factuur e-mail;Verzendwijze;Btw-nummer',
	'91001;Hotel De Linde;Dorpsweg 1;6871 BC;Renkum;NL;inkoop@delinde.example;e-mail;',
	'91002;Hotel de Linde (alt);Dorpsweg 1;6871BC;Renkum;NL;alt@delinde.example;e-mail;NL123456789B01'
].join('\n');

/** Every screen over the sample data, with what opens over them and the ways through several steps. */
export async function everyday(studio: Studio): Promise<void> {
	const relay = await studio.relay();
	const page = await englishPage(studio);
	await openPaired(page, relay.url, relay.code);
	await loadSamples(page);
	await sendOneSample(page);
	await page.getByRole('button', { name: 'Close' }).first().click();
	await importFile(page, csvFile('twins.csv', twins));
	await speakLanguage(page);
	await studio.camera.take(page, studio.words, [...screens, ...dialogs, ...ways]);
	await page.context().close();
}
