import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { expect, it } from 'vitest';
import { dialectOf, type Answered } from './dialect.ts';
import { openLine } from './line.ts';
import type { Tables } from './schema.ts';

/** Stores on one line whose flushes the test ends, and what was asked of the flush. */
function stores() {
	const file = new DatabaseSync(':memory:');
	file.exec('create table setting (key text primary key, value text)');
	const asked: string[] = [];
	const flushed = Promise.withResolvers<void>();
	const line = openLine(file, {
		written: () => asked.push('written'),
		done: () => (asked.push('done'), flushed.promise),
		soon: () => void asked.push('soon'),
		close: () => undefined
	});
	const of = (answered: Answered) => new Kysely<Tables>({ dialect: dialectOf(line, answered) });
	return { of, asked, flush: flushed.resolve };
}

it('what is committed ahead is answered at once, and a flush comes soon', async () => {
	const { of, asked } = stores();
	await of('ahead').insertInto('setting').values({ key: 'a', value: 'b' }).execute();
	expect(asked).toEqual(['written', 'soon']);
});

it.each(['alone', 'shared'] as const)(
	'%s answers a commit, and what it reads, only after a flush',
	async (answered) => {
		const { of, flush } = stores();
		const store = of(answered);
		const order: string[] = [];
		const commit = store
			.insertInto('setting')
			.values({ key: 'a', value: 'b' })
			.execute()
			.then(() => order.push('commit'));
		const transaction = store
			.transaction()
			.execute((writer) => writer.insertInto('setting').values({ key: 'c', value: 'd' }).execute())
			.then(() => order.push('transaction'));
		const read = store
			.selectFrom('setting')
			.selectAll()
			.execute()
			.then((rows) => order.push(`read ${rows.length}`));
		await of('ahead').selectFrom('setting').selectAll().execute();
		order.push('flushed');
		flush();
		await Promise.all([commit, transaction, read]);
		expect(order[0]).toBe('flushed');
		expect(order).toContain('read 2');
	}
);
