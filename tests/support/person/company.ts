import { expect, type Page } from '@playwright/test';

/** What is entered of a company; all else stays as the form offers it. */
export interface Company {
	name: string;
	street: string;
	postalCode: string;
	city: string;
	vatId: string;
	iban: string;
}

/** The bakery of demo and tests. The IBAN is a published test number. */
export const bakery: Company = {
	name: 'Bakkerij Zonneveld',
	street: 'Molenstraat 12',
	postalCode: '6811 AB',
	city: 'Arnhem',
	vatId: 'NL123456789B01',
	iban: 'NL91ABNA0417164300'
};

/** Enters a company under Settings and saves it. */
export async function enterCompany(page: Page, company: Company): Promise<void> {
	await page.goto(new URL('/settings/issuers/new', page.url()).href);
	await page.getByLabel('Company name').fill(company.name);
	await page.getByLabel('VAT number').fill(company.vatId);
	await page.getByLabel('Street and number').fill(company.street);
	await page.getByLabel('Postal code').fill(company.postalCode);
	await page.getByLabel('City').fill(company.city);
	await page.getByLabel('IBAN').fill(company.iban);
	await saveCompany(page);
}

/** Opens the bakery under Settings. */
export async function openCompany(page: Page): Promise<void> {
	await page.goto(new URL('/settings/issuers', page.url()).href);
	await page.getByRole('main').getByRole('link', { name: bakery.name }).first().click();
}

/** Saves the company that is open. */
export async function saveCompany(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Save company' }).click();
	await expect(page.getByText('Saved.')).toBeVisible();
}
