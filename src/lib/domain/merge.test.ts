import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	emptyFields,
	fillHeader,
	fillHtml,
	fillPlain,
	mergeFields,
	parseSubject,
	parseTemplate,
	type MergeField,
	type MergeValues,
	type Template
} from './merge.ts';

const values = (changes: Partial<MergeValues> = {}): MergeValues => ({
	...(Object.fromEntries(mergeFields.map((field) => [field, `<${field}>`])) as Record<MergeField, string>),
	...changes
});

function template(text: string): Template {
	const result = parseTemplate(text);
	if (!result.ok) throw new Error(result.error.type);
	return result.value;
}

describe('a mail text', () => {
	it('knows its fields, with or without spaces in the braces', () => {
		expect(template('Dear {{debtor.name}},\n{{ invoice.number }}!')).toEqual([
			{ type: 'text', text: 'Dear ' },
			{ type: 'field', field: 'debtor.name' },
			{ type: 'text', text: ',\n' },
			{ type: 'field', field: 'invoice.number' },
			{ type: 'text', text: '!' }
		]);
	});

	it.each(mergeFields)('fills %s', (field) => {
		expect(fillPlain(template(`{{${field}}}`), values({ [field]: 'x' }))).toBe('x');
	});

	it.each([
		['{{7*7}}', { type: 'UnknownField', field: '7*7', at: 0 }],
		['Dear {{debtor.nmae}}', { type: 'UnknownField', field: 'debtor.nmae', at: 5 }],
		['{{constructor}}', { type: 'UnknownField', field: 'constructor', at: 0 }],
		['{{}}', { type: 'UnknownField', field: '', at: 0 }],
		['{{{{debtor.name}}}}', { type: 'UnknownField', field: '{{debtor.name', at: 0 }],
		['Dear {{debtor.name', { type: 'Unclosed', at: 5 }]
	])('refuses %j and says where', (text, error) => {
		expect(parseTemplate(text)).toEqual({ ok: false, error });
	});

	it('leaves text without fields as it is', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				if (!text.includes('{{')) expect(fillPlain(template(text), values())).toBe(text);
			})
		);
	});

	it('never fills a value again', () => {
		const hostile = values({ 'debtor.name': '{{issuer.iban}}', 'issuer.iban': 'NL00' });
		expect(fillPlain(template('{{debtor.name}}'), hostile)).toBe('{{issuer.iban}}');
	});

	it('names the fields that would stay empty, each once', () => {
		const text = template('{{debtor.name}} {{debtor.contact}} {{debtor.contact}}');
		expect(emptyFields(text, values({ 'debtor.contact': ' ', 'issuer.iban': '' }))).toEqual(['debtor.contact']);
	});
});

describe('a filled text', () => {
	it('is plain text with line breaks and without other controls', () => {
		const filled = fillPlain(
			template('{{issuer.signature}}'),
			values({ 'issuer.signature': 'Jan\r\nBakker\0\u001b[31m' })
		);
		expect(filled).toBe('Jan\nBakker  [31m');
		expect(fillPlain(template('{{debtor.name}}'), values({ 'debtor.name': 'a\ud800' }))).toBe('a\ufffd');
	});

	it('holds no markup of its values in HTML, in text or in a quoted attribute', () => {
		const field = fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', '\n', '{{', 'script', '=') });
		fc.assert(
			fc.property(field, (value) => {
				const filled = fillHtml(
					template('<b title="{{debtor.name}}">{{debtor.name}}</b>'),
					values({ 'debtor.name': value })
				);
				const inside = filled.slice('<b title="'.length, -'</b>'.length).replaceAll('<br>', '').split('">');
				expect(inside).toHaveLength(2);
				expect(inside.join('')).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
			})
		);
	});

	it('shows line breaks in HTML', () => {
		expect(fillHtml(template('{{issuer.signature}}'), values({ 'issuer.signature': 'Jan\r\n& zn.' }))).toBe(
			'Jan<br>&amp; zn.'
		);
	});

	it('is one line without controls or overrides in a header, whatever the values', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: 'binary' }),
				fc.string({ unit: fc.constantFrom('\r\n', '\u202e', '\ud83d\ude00', 'é', ' ') }),
				(one, other) => {
					const line = fillHeader(
						template('Invoice {{debtor.name}} {{issuer.name}}'),
						values({ 'debtor.name': one, 'issuer.name': other }),
						40
					);
					expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
					expect(line.isWellFormed()).toBe(true);
					expect([...line].length).toBeLessThanOrEqual(40);
				}
			)
		);
	});

	it('cannot smuggle a header', () => {
		const line = fillHeader(template('Invoice for {{debtor.name}}'), values({ 'debtor.name': 'X\r\nBcc: e@x.nl' }));
		expect(line).toBe('Invoice for X Bcc: e@x.nl');
	});
});

describe('a subject', () => {
	it('takes %n for the invoice numbers', () => {
		expect(parseSubject('Invoice %n')).toEqual(parseTemplate('Invoice {{invoice.number}}'));
	});
});
