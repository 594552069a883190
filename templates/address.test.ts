import { describe, expect, it } from 'vitest';
import { addressWindows } from '#domain/issuer.ts';
import type { BuyerParty } from '#domain/invoice.ts';
import { recorder } from '#tests/pdf/recorder.ts';
import { anIssuer } from '#tests/support/builders.ts';
import { addressLines, fitAddress, windows } from './address.ts';

const ruler = recorder();
const issuer = anIssuer({ window: 'din-b' });
const buyer = (change: Partial<BuyerParty>): BuyerParty => ({
	number: '1',
	name: 'Hotel De Linde',
	contactName: 'Administratie',
	address: { street: 'Dorpsweg 1', postalCode: '6871 BC', city: 'Renkum', country: 'NL' },
	vatId: '',
	buyerReference: '',
	...change
});

describe('the lines of an address', () => {
	it('leave out what is unknown and the sender’s own country', () => {
		expect(addressLines(buyer({ contactName: '' }), 'NL')).toEqual(['Hotel De Linde', 'Dorpsweg 1', '6871 BC Renkum']);
	});

	it('name another country in capitals, by its code where the name is unknown', () => {
		expect(addressLines(buyer({}), 'DE').at(-1)).toBe('NETHERLANDS');
		const address = { street: 'Rua 1', postalCode: '', city: 'Praia', country: 'CV' };
		expect(addressLines(buyer({ address }), 'NL').slice(-2)).toEqual(['Praia', 'CV']);
	});

	it('put the postal code after the city where the country does', () => {
		const address = { street: '14 Quay', postalCode: 'F91 X000', city: 'Sligo', country: 'IE' };
		expect(addressLines(buyer({ address }), 'IE').at(-1)).toBe('Sligo F91 X000');
	});
});

describe('fitting an address', () => {
	it('breaks at spaces into six lines at 10 pt', () => {
		const name = 'Versorgungs- und Verkehrsbetriebe Oberes Wiesenbachtal GmbH & Co. Kommanditgesellschaft';
		const fitted = fitAddress(ruler, buyer({ name }), issuer);
		expect(fitted).toEqual({
			ok: true,
			value: {
				size: 10,
				lines: [
					'Versorgungs- und Verkehrsbetriebe Oberes',
					'Wiesenbachtal GmbH & Co.',
					'Kommanditgesellschaft',
					'Administratie',
					'Dorpsweg 1',
					'6871 BC Renkum'
				]
			}
		});
	});

	it('shrinks where six lines are not enough, and keeps every word whole', () => {
		const name =
			'Stichting tot behoud van het landelijk gebied rond de oude veenkoloniën, afdeling Zuidoost en omstreken, commissie financiën en grondzaken van de streek';
		const fitted = fitAddress(ruler, buyer({ name }), issuer);
		if (!fitted.ok) throw new Error(fitted.error.type);
		expect(fitted.value.size).toBeLessThan(10);
		expect(fitted.value.lines.length).toBeLessThanOrEqual(6);
		expect(fitted.value.lines.join(' ')).toContain(name);
	});

	it('refuses what fits at no size, by length or by a word that is too wide', () => {
		expect(fitAddress(ruler, buyer({ name: 'Stichting '.repeat(60) }), issuer).ok).toBe(false);
		expect(fitAddress(ruler, buyer({ name: 'W'.repeat(60) }), issuer).ok).toBe(false);
	});

	it('leaves every window of section 2 between the margins of the paper', () => {
		for (const name of addressWindows) expect(windows[name].x + windows[name].room).toBeLessThanOrEqual(190);
	});
});
