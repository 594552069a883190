import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from './canonical-json.ts';
import { documentMark, readDocumentMark, sealOf, type Message } from './message.ts';
import { idOf, validMessage } from '#tests/support/valid-message.ts';

const full = validMessage({
	replyTo: { address: 'antwoord@zonneveld.example', name: 'Kantoor' },
	notBefore: { utc: '2026-03-01T08:00:00.000Z', zone: 'Europe/Amsterdam' },
	resendOf: idOf(9)
});

describe('the seal of a message', () => {
	it('is the same for the same message, however it was put together', () => {
		expect(sealOf(validMessage())).toMatch(/^[0-9a-f]{64}$/);
		const again = Object.fromEntries(Object.entries(full).toReversed()) as unknown as Message;
		expect(sealOf(again)).toBe(sealOf(full));
	});

	it.each(leavesOf(full as unknown as Json))('breaks when %s is changed', (path) => {
		expect(sealOf(changed(full as unknown as Json, path.split('.')) as unknown as Message)).not.toBe(sealOf(full));
	});

	it('breaks when recipients or attachments change places or come twice', () => {
		const two = { ...full, recipients: [...full.recipients, { address: 'b@klant.example', name: '' }] };
		const seals = [
			two,
			{ ...two, recipients: two.recipients.toReversed() },
			{ ...two, attachments: [...two.attachments, ...two.attachments] }
		];
		expect(new Set(seals.map(sealOf)).size).toBe(3);
	});
});

describe('the mark of a document', () => {
	it('names invoice, number and debtor, whatever characters they hold', () => {
		const text = fc.string({ unit: 'grapheme' }).filter((value) => value.isWellFormed());
		fc.assert(
			fc.property(text, text, (number, debtorNumber) => {
				const mark = documentMark(idOf(1), number, debtorNumber);
				expect(mark).toMatch(/^[!-~]+$/);
				expect(readDocumentMark(`zonneveld, ${mark} `)).toEqual({ invoiceId: idOf(1), number, debtorNumber });
			})
		);
	});

	it.each(['', 'facturier:2:x', 'facturier:1:short:1:2', `facturier:1:${idOf(1)}:%zz:2`])(
		'is not read from %j',
		(keywords) => {
			expect(readDocumentMark(keywords)).toBeNull();
		}
	);
});

/** Every value inside, by its path. */
function leavesOf(value: Json, path: readonly string[] = []): string[] {
	if (value === null || typeof value !== 'object') return [path.join('.')];
	return Object.entries(value).flatMap(([key, inside]) => leavesOf(inside, [...path, key]));
}

/** A copy with the value at a path changed in the slightest way. */
function changed(value: Json, [key, ...rest]: readonly string[]): Json {
	if (key === undefined) return slightlyOther(value);
	const copy = structuredClone(value) as Record<string, Json>;
	copy[key] = changed(copy[key]!, rest);
	return copy;
}

function slightlyOther(value: Json): Json {
	if (typeof value === 'number') return value + 1;
	if (typeof value === 'boolean') return !value;
	return typeof value === 'string' ? `${value} ` : '';
}
