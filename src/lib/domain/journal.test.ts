import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tick } from './clock.ts';
import { digestText, type Sha256 } from './digest.ts';
import { linkOf, verifyChain, type JournalEntry } from './journal.ts';

/** A sound chain with one entry per payload. */
function chain(payloads: readonly string[]): JournalEntry[] {
	const entries: JournalEntry[] = [];
	for (const payload of payloads) {
		const before = entries.at(-1);
		entries.push({
			deviceId: '01890000-0000-7000-8000-000000000001',
			seq: entries.length + 1,
			prev: before ? linkOf(before) : '',
			time: tick(before?.time ?? '', 0),
			type: 'debtor.edited',
			ids: [payload],
			digest: digestText(payload)
		});
	}
	return entries;
}

const payloads = fc.array(fc.string(), { minLength: 2, maxLength: 8 });

describe('the journal', () => {
	it('is sound as it was written, from any entry on', () => {
		fc.assert(
			fc.property(payloads, fc.nat(7), (texts, start) => {
				const entries = chain(texts);
				expect(verifyChain(entries)).toEqual({ ok: true, value: linkOf(entries.at(-1)!) });
				expect(verifyChain(entries.slice(start)).ok).toBe(true);
			})
		);
	});

	it('shows a change of any member of any entry but the last, whose link is the head', () => {
		const change = fc.constantFrom<Partial<JournalEntry>>(
			{ deviceId: '01890000-0000-7000-8000-000000000002' },
			{ seq: 99 },
			{ prev: digestText('x') },
			{ time: '1970-01-01T00:00:09.000Z-0000' },
			{ type: 'debtor.removed' },
			{ ids: ['another', 'thing'] },
			{ digest: digestText('another') }
		);
		fc.assert(
			fc.property(payloads, fc.nat(), change, (texts, where, changed) => {
				const entries = chain(texts);
				const head = linkOf(entries.at(-1)!);
				const index = where % entries.length;
				const result = verifyChain(entries.with(index, { ...entries[index]!, ...changed }));
				expect(result.ok && result.value === head).toBe(false);
			})
		);
	});

	it('shows an entry that is missing or stands elsewhere', () => {
		const entries = chain(['a', 'b', 'c', 'd']);
		expect(verifyChain(entries.toSpliced(1, 1))).toEqual({ ok: false, error: { type: 'WrongSequence', seq: 3 } });
		expect(verifyChain(entries.toReversed())).toMatchObject({ ok: false });
	});

	it('names what does not hold', () => {
		const [first, second] = chain(['a', 'b']) as [JournalEntry, JournalEntry];
		expect(verifyChain([first, { ...second, prev: '' }])).toEqual({ ok: false, error: { type: 'WrongLink', seq: 2 } });
		expect(verifyChain([first, { ...second, time: first.time }])).toEqual({
			ok: false,
			error: { type: 'TimeGoesBack', seq: 2 }
		});
		expect(verifyChain([first, { ...second, deviceId: 'x' }])).toEqual({
			ok: false,
			error: { type: 'WrongDevice', seq: 2 }
		});
	});

	it('links what an entry says and nothing beside it', () => {
		const [entry] = chain(['a']) as [JournalEntry];
		const stored: JournalEntry & { link: Sha256 } = { ...entry, link: linkOf(entry) };
		expect(linkOf(stored)).toBe(linkOf(entry));
	});

	it('has an empty head before its first entry', () => {
		expect(verifyChain([])).toEqual({ ok: true, value: '' });
	});
});
