import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'facturier-csv-'));

/** Writes a file that a test imports, and gives its path. */
export function csvFile(name: string, content: string | Uint8Array): string {
	const path = join(folder, name);
	writeFileSync(path, content);
	return path;
}

/** Five debtors of a Dutch program: two by mail, one with two addresses, one on paper, one with words for an address. */
export const fewDebtors = [
	'Debiteurnummer;Naam;Contactpersoon;Adres;Postcode;Plaats;Land;Factuur e-mail;Taal;Verzendwijze',
	'10001;Hotel De Linde;Administratie;Dorpsweg 1;6871 BC;Renkum;NL;inkoop@delinde.example;nl;e-mail',
	'10002;Café Żółć;Łukasz Nowak;Marktplatz 3;70174;Stuttgart;DE;buchhaltung@zolc.example;de;e-mail',
	'10003;Boerderij ’t Hoekje;;Hoekweg 9;6700 AA;Wageningen;NL;a@hoekje.example; ;e-mail',
	'10004;Zorgcentrum Rijnzicht;Keuken;Rijnkade 2;6811 HA;Arnhem;NL;;nl;post',
	'10005;Scouting Heelsum;;Bosweg 4;6866 XX;Heelsum;NL;volgt nog;nl;e-mail'
]
	.join('\r\n')
	.replace('a@hoekje.example; ;', '"a@hoekje.example;b@hoekje.example";nl;');

/** Six invoices of them with eight lines. */
export const fewInvoices = [
	'Factuurnummer;Factuurdatum;Debiteurnummer;Omschrijving;Aantal;Prijs excl. btw;Btw %',
	'F2026001;2-11-2026;10001;Volkorenbrood;12;2,85;9',
	'F2026001;2-11-2026;10001;Taart;1;24,50;9',
	'F2026002;2-11-2026;10002;Brötchen;200;0,36;9',
	'F2026003;3-11-2026;10003;Krentenbollen;40;0,95;9',
	'F2026004;3-11-2026;10004;Dagelijks brood;31;14,20;9',
	'F2026005;4-11-2026;10005;Worstenbroodjes;60;1,75;9',
	'F2026006;5-11-2026;10001;Retour kratten;-4;3,50;21',
	'F2026006;5-11-2026;10001;Volkorenbrood;20;2,85;9'
].join('\r\n');
