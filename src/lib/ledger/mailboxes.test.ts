import { liveQuery } from 'dexie';
import { expect, it } from 'vitest';
import type { MailboxStatus } from '#domain/mailbox.ts';
import { useLedger } from '#tests/support/ledger.ts';
import { until } from '#tests/support/until.ts';
import { knownMailboxes, rememberMailboxes } from './mailboxes.ts';

useLedger();

it('tells screens of mailboxes only what the relay says anew', async () => {
	const practice = { id: 'practice', name: 'Practice', practice: true } as MailboxStatus;
	const own = { id: 'own', name: 'Own', practice: false } as MailboxStatus;
	const told: string[][] = [];
	const watching = liveQuery(async () => knownMailboxes()).subscribe((all) => told.push(all.map(({ name }) => name)));
	const tells = (names: string[]) =>
		until(
			() => Promise.resolve(told.at(-1)),
			(last) => JSON.stringify(last) === JSON.stringify(names)
		);
	await tells([]);
	await rememberMailboxes([practice, own]);
	await tells(['Practice', 'Own']);
	await rememberMailboxes([{ ...own }, { ...practice }]);
	await rememberMailboxes([practice, { ...own, name: 'Shop' }]);
	await tells(['Practice', 'Shop']);
	await rememberMailboxes([practice]);
	await tells(['Practice']);
	watching.unsubscribe();
	expect(told).toEqual([[], ['Practice', 'Own'], ['Practice', 'Shop'], ['Practice']]);
});
