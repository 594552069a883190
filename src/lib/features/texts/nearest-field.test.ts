import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { mergeFields } from '#domain/merge.ts';
import { overwriteGetLocale } from '#ui/paraglide/runtime.js';
import { nearestField } from './nearest-field.ts';

beforeEach(() => overwriteGetLocale(() => 'en'));

describe('the field that was probably meant', () => {
	it.each([
		['invoice.nummer', 'invoice.number'],
		['Invoice Number', 'invoice.number'],
		['invoice.duedate', 'invoice.dueDate'],
		['invoice_total', 'invoice.total'],
		['issuer.signatur', 'issuer.signature'],
		['invoice date', 'invoice.date'],
		['due dat', 'invoice.dueDate'],
		['Website', 'issuer.website']
	])('finds %s', (written, meant) => {
		expect(nearestField(written)).toBe(meant);
	});

	it.each(['weather', '', 'x', 'uw referentie'])('does not guess at %j', (written) => {
		expect(nearestField(written)).toBeNull();
	});

	it('knows the words of the language that the app speaks', () => {
		overwriteGetLocale(() => 'nl');
		expect(nearestField('factuurnumer')).toBe('invoice.number');
	});

	it('finds every field with one letter left out', () => {
		fc.assert(
			fc.property(fc.constantFrom(...mergeFields), fc.nat(), (field, at) => {
				const place = at % field.length;
				expect(nearestField(field.slice(0, place) + field.slice(place + 1))).toBe(field);
			})
		);
	});
});
