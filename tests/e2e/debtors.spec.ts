import { readFileSync } from 'node:fs';
import { csvFile } from '#tests/support/csv-files.ts';
import { importFile } from '#tests/support/person/import.ts';
import { expect, test } from './fixtures.ts';

const debtors = [
	'Debiteurnummer;Naam;Adres;Postcode;Plaats;Land;Factuur e-mail;Verzendwijze;Btw-nummer',
	'1001;Hotel De Linde;Dorpsweg 1;6871 BC;Renkum;NL;inkoop@delinde.example;e-mail;',
	'1002;Hotel de Linde (oud);Dorpsweg 1;6871BC;Renkum;NL;oud@delinde.example;e-mail;NL123456789B01',
	'1003;Camping Zonnig;Bosweg 2;6741 AA;Lunteren;NL;volgt nog;e-mail;',
	'1004;=Slager Smit;Markt 3;6711 CX;Ede;NL;;post;'
].join('\n');

test('debtors are sorted out, saved as a file and known again, made one of two, and asked for their consent', async ({
	shop: page
}) => {
	await importFile(page, csvFile('debiteuren.csv', debtors));
	await page.goto(new URL('/debtors', page.url()).href);
	const list = page.getByRole('list', { name: 'Debtors' });
	const kinds = page.getByRole('group', { name: 'Kinds of debtors' });
	await expect(list.getByRole('link')).toHaveCount(4);
	await kinds.getByRole('button', { name: 'no address' }).click();
	await expect(list.getByRole('link')).toHaveText([/Camping Zonnig/]);
	await kinds.getByRole('button', { name: 'no address' }).click();

	await page.getByRole('button', { name: 'Save this list as a file' }).click();
	await page.getByRole('radio', { name: 'CSV' }).check();
	const saving = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save the file' }).click();
	const saved = readFileSync(await (await saving).path(), 'utf8');
	expect(saved).toContain("'=Slager Smit");

	await list.getByRole('link', { name: /oud/ }).click();
	await page.getByRole('button', { name: /^Compare with Hotel De Linde/ }).click();
	await page.getByRole('radio', { name: '1001' }).check();
	await page.getByRole('button', { name: 'Merge 1002 into 1001' }).click();
	await expect(page.getByText('formerly also 1002')).toBeVisible();
	await expect(page.getByLabel('VAT number')).toHaveValue('NL123456789B01');
	await expect(page.getByRole('textbox', { name: 'Invoice recipients' })).toHaveValue('inkoop@delinde.example');
	await expect(list.getByRole('link')).toHaveCount(3);

	await expect(page.getByText('Nobody wrote down that this customer agreed to mail')).toBeVisible();
	await page.getByLabel('Agreed to mail on').fill('2026-01-05');
	await page.getByRole('textbox', { name: /^How/ }).fill('on the phone');
	await page.getByRole('button', { name: 'Save debtor' }).click();
	await expect(page.getByText('The debtor is saved.')).toBeVisible();
	await page.reload();
	await expect(page.getByRole('textbox', { name: /^How/ })).toHaveValue('on the phone');
	await expect(page.getByText('Nobody wrote down')).toBeHidden();

	// The saved row of 1001 had no VAT number; the ledger has the merged one's.
	await page.goto(new URL('/import', page.url()).href);
	await page.getByLabel('Choose files').setInputFiles(csvFile('lijst.csv', saved));
	await page.getByRole('button', { name: /^Check \d/ }).click();
	await expect(page.getByLabel('What would happen')).toContainText(/changed 1\s*the same 3/i);
});
