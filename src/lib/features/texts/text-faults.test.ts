import { beforeEach, describe, expect, it } from 'vitest';
import { overwriteGetLocale } from '#ui/paraglide/runtime.js';
import { checkedText, textFaults } from './text-faults.ts';

beforeEach(() => overwriteGetLocale(() => 'en'));

const good = { subject: 'Invoice %n', body: 'Dear {{debtor.addressee}},' };

describe('a mail text', () => {
	it('has no faults where all its fields exist', () => {
		expect(textFaults(good)).toEqual([]);
	});

	it('names an unknown field, its place and what was probably meant', () => {
		const [fault] = textFaults({ ...good, body: 'Dear reader,\n\nsee {{invoice.nummber}}.' });
		expect(fault).toMatchObject({
			part: 'body',
			error: { type: 'UnknownField', field: 'invoice.nummber' },
			line: 3,
			meant: 'invoice.number'
		});
		expect('Dear reader,\n\nsee {{invoice.nummber}}.'.slice(fault?.from, fault?.to)).toBe('{{invoice.nummber}}');
	});

	it('counts the place in a subject as written, whatever %n stands for', () => {
		const subject = '%n %n {{no.field}}';
		const [fault] = textFaults({ ...good, subject });
		expect(subject.slice(fault?.from, fault?.to)).toBe('{{no.field}}');
	});

	it('tells the first fault of each part', () => {
		const faults = textFaults({ subject: '{{', body: ' \n' });
		expect(faults.map(({ part, error }) => [part, error.type])).toEqual([
			['subject', 'Unclosed'],
			['body', 'Empty']
		]);
	});
});

describe('reading a mail text', () => {
	it('gives what can be filled', async () => {
		const read = await checkedText(good, 'en');
		expect(read.ok && read.value.subject).toEqual([
			{ type: 'text', text: 'Invoice ' },
			{ type: 'field', field: 'invoice.number' }
		]);
	});

	it('finds what only the rendered mail shows', async () => {
		const read = await checkedText({ ...good, subject: '{%n' }, 'en');
		expect(read).toMatchObject({ ok: false, error: [{ part: 'subject', error: { type: 'UnknownField' } }] });
	});
});
