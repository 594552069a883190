import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newQueue, type TestQueue } from '#tests/support/queue.ts';
import { claimNext } from './attempts.ts';
import { putMailbox, withoutExtras } from './mailboxes.ts';
import { byPerson, pauseMailbox } from './pauses.ts';
import { noticeRestore } from './restored.ts';
import { giveSecret, readMailbox } from './secrets.ts';
import { copyMark, writeSetting } from './settings.ts';

const settings = {
	...withoutExtras,
	...{ name: 'Zonneveld', host: '127.0.0.1', port: 25, user: '' },
	...{ sender_name: '', sender_address: 'facturen@zonneveld.example', reply_to: '', pin: '' },
	...({ security: 'none', login: 'none', practice: 0 } as const)
};
const noSecrets = { secret: null, imap_secret: null, oauth_secret: null };
let queue: TestQueue;

beforeEach(async () => (queue = await newQueue()));
afterEach(() => queue.database.close());

const pause = (reason: string) =>
	pauseMailbox(queue.database.store, queue.mailboxId, { reason, detail: '', at: queue.now() });
const reason = async () => (await readMailbox(queue.database.store, queue.mailboxId))!.paused_reason;
async function restore(): Promise<void> {
	await writeSetting(queue.database.store, copyMark, queue.now());
	await noticeRestore(queue.database.store, queue.now());
}

describe('a mailbox that stands still until a person says otherwise', () => {
	it.each([
		['was stopped by hand', () => pause(byPerson), 'person'],
		['was stopped by hand while it was in trouble', () => pause('login').then(() => pause(byPerson)), 'person'],
		['was restored', restore, 'restored'],
		['was restored while it was in trouble', () => pause('login').then(restore), 'restored'],
		['was stopped by hand and restored', () => pause(byPerson).then(restore), 'person']
	])('stays so when it %s and its trouble is mended', async (_, stop, expected) => {
		const { store } = queue.database;
		await stop();
		await putMailbox(store, queue.mailboxId, settings, noSecrets, queue.now());
		expect(await reason()).toBe(expected);
		const mailbox = (await readMailbox(store, queue.mailboxId))!;
		const signedIn = { before: mailbox, secret: new Uint8Array([1]), by: 'tablet', at: queue.now() };
		expect(await giveSecret(store, signedIn)).toBe(true);
		expect(await reason()).toBe(expected);
	});

	it('hands out no work, also to who looked a moment before', async () => {
		const { store } = queue.database;
		await queue.send(queue.message(['jan@klant.example']));
		const claiming = { mailboxId: queue.mailboxId, lease: 'one', attemptId: 'a', at: queue.now() };
		await pause(byPerson);
		expect(await claimNext(store, claiming)).toBeNull();
	});

	it('is no mailbox that was only in trouble', async () => {
		await pause('login');
		await putMailbox(queue.database.store, queue.mailboxId, settings, noSecrets, queue.now());
		expect(await reason()).toBeNull();
	});
});
