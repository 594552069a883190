import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeFields } from '#domain/merge.ts';
import { nearestField } from './nearest-field.ts';

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

	it('finds every field with one letter left out', () => {
		fc.assert(
			fc.property(fc.constantFrom(...mergeFields), fc.nat(), (field, at) => {
				const place = at % field.length;
				expect(nearestField(field.slice(0, place) + field.slice(place + 1))).toBe(field);
			})
		);
	});
});
