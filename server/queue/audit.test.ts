import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openOrFail } from '#tests/support/queue.ts';
import { audited, readAudit, type Entry } from './audit.ts';
import type { Database } from './database.ts';
import { writeSetting } from './settings.ts';

const at = '2026-11-02T09:00:00.000Z';
const entry = (subject: string): Entry => ({ actor: 'tablet', deed: 'mailbox.paused', subject });
let database: Database;

beforeEach(() => {
	database = openOrFail();
});
afterEach(() => database.close());

const put = (value: string, written: Entry | null = entry(value)) =>
	audited(
		database.store,
		at,
		(writer) => writeSetting(writer, 'address', value),
		() => written
	);
const seen = async () => {
	const read = await readAudit(database.store);
	return read.ok ? read.value.map(({ seq, subject }) => `${seq} ${subject}`) : `broken at ${read.error.seq}`;
};

describe('the audit log', () => {
	it('holds each deed in order, and nothing where nothing was done', async () => {
		await Promise.all([put('a'), put('b'), put('c', null), put('d')]);
		expect(await seen()).toEqual(['1 a', '2 b', '3 d']);
	});

	it('is written with the change or not at all', async () => {
		const failing = audited(
			database.store,
			at,
			async (writer) => {
				await writeSetting(writer, 'address', 'lost');
				throw new Error('stop');
			},
			() => entry('lost')
		);
		await expect(failing).rejects.toThrow('stop');
		expect(await seen()).toEqual([]);
	});

	it.each([
		['a word was changed', () => database.store.updateTable('audit').set({ actor: 'nobody' }).where('seq', '=', 2), 2],
		['an entry was taken out', () => database.store.deleteFrom('audit').where('seq', '=', 2), 2],
		['the first was taken out', () => database.store.deleteFrom('audit').where('seq', '=', 1), 1]
	])('shows that %s', async (_, tamper, place) => {
		for (const value of ['a', 'b', 'c']) await put(value);
		await tamper().execute();
		expect(await seen()).toBe(`broken at ${place}`);
	});
});
