import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createReader, type Reader } from '#server/bounces/reader.ts';
import { prepare } from '#server/delivery/prepare.ts';
import { armAttempt, claimNext, closeAttempt } from '#server/queue/attempts.ts';
import { plainChange } from '#server/queue/changes.ts';
import { findReading, readAccountOf } from '#server/queue/readings.ts';
import type { Message } from '#domain/message.ts';
import { dsnMail } from '#tests/support/bounce-mails.ts';
import { startDovecot, type Dovecot } from '#tests/support/dovecot.ts';
import { fileIn } from '#tests/support/imap-folder.ts';
import { makeCertificate, newServerFolder, noRealServers, run } from '#tests/support/mta.ts';
import { newQueue, type TestQueue } from '#tests/support/queue.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const user = 'facturen@zonneveld.example';
const jan = 'jan@klant.example';

describe.skipIf(noRealServers)(`reading a mailbox${noRealServers && ` (not here: ${noRealServers})`}`, () => {
	let dovecot: Dovecot;
	let queue: TestQueue;
	let reader: Reader;

	beforeEach(async () => {
		const folder = await newServerFolder();
		dovecot = await startDovecot(folder, await makeCertificate(folder));
		const imap = { imap_host: '127.0.0.1', imap_port: dovecot.port, imap_security: 'none', imap_user: user } as const;
		queue = await newQueue(1, { login: 'password', secret: Buffer.from(dovecot.password), user, ...imap });
		reader = begin();
	});
	afterEach(async () => {
		await reader.stop();
		await queue.database.close();
		await dovecot.stop();
	});

	function begin(): Reader {
		const begun = createReader({ ...queue.delivery(), backoffScale: 0.01 });
		begun.wake();
		return begun;
	}

	/** A message that its mail server has taken. */
	async function sent(): Promise<Message> {
		const { store } = queue.database;
		const message = queue.message([jan]);
		await queue.send(message);
		await prepare(queue.delivery(), message.id);
		const claiming = { mailboxId: queue.mailboxId, lease: 'lease', attemptId: message.batchId, at: queue.now() };
		const claim = (await claimNext(store, claiming))!;
		await armAttempt(store, claim, queue.now(), [jan], []);
		const accepted = { ...plainChange(message.id, jan, 'accepted'), evidence: 'reply' as const };
		await closeAttempt(store, claim.attemptId, queue.now(), 'accepted', [accepted]);
		reader.ring(queue.mailboxId);
		return message;
	}

	const comesBack = ({ id }: Message) =>
		fileIn(dovecot, user, 'INBOX', dsnMail({ messageId: `<${id}@zonneveld.example>`, recipient: jan }));
	const reports = async () => (await queue.receipts()).filter(({ evidence }) => evidence === 'report').length;

	it('goes on where it ended, also with what came in between', async () => {
		const [first, second] = [await sent(), await sent()];
		await comesBack(first);
		await queue.reaches(first, { [jan]: 'bounced' });
		await reader.stop();
		await comesBack(second);
		await comesBack(first);
		reader = begin();
		await queue.reaches(second, { [jan]: 'bounced' });
		expect(await reports()).toBe(2);
		const mailbox = await queue.database.store.selectFrom('mailbox').selectAll().executeTakeFirstOrThrow();
		const reading = await findReading(queue.database.store, queue.mailboxId, readAccountOf(mailbox));
		expect(reading).toMatchObject({ problem: null });
	});

	it('begins anew where the numbers of the mails do, and changes nothing twice', async () => {
		const [first, second] = [await sent(), await sent()];
		await comesBack(first);
		await queue.reaches(first, { [jan]: 'bounced' });
		await reader.stop();
		await queue.database.store.updateTable('reading').set({ uid_validity: 'other', last_uid: 900 }).execute();
		await comesBack(second);
		reader = begin();
		await queue.reaches(second, { [jan]: 'bounced' });
		expect(await reports()).toBe(2);
	});

	it('reads past a mail of which the server tells more than is taken', async () => {
		await reader.stop();
		const message = await sent();
		const part = `--b\r\nContent-Type: text/plain; name="${'x'.repeat(200)}"\r\n\r\nx\r\n`;
		const head = 'From: a@x.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n';
		await fileIn(dovecot, user, 'INBOX', `${head}${part.repeat(9_000)}--b--`);
		await comesBack(message);
		reader = begin();
		await queue.reaches(message, { [jan]: 'bounced' });
	});

	it('comes back by itself when the connection is cut', async () => {
		const message = await sent();
		await expect.poll(() => queue.database.store.selectFrom('reading').selectAll().execute()).toHaveLength(1);
		await run('/usr/bin/doveadm', '-c', dovecot.file, 'kick', user);
		await comesBack(message);
		await queue.reaches(message, { [jan]: 'bounced' });
	});

	it('files a copy once, although its answer was lost', async () => {
		const { store } = queue.database;
		const message = await sent();
		await expect.poll(() => dovecot.mailsOf(user, 'Sent')).toHaveLength(1);
		await expect.poll(() => store.selectFrom('sent_copy').select('state').execute()).toEqual([{ state: 'filed' }]);
		await store.updateTable('sent_copy').set({ state: 'waiting' }).execute();
		reader.ring(queue.mailboxId);
		await expect.poll(() => store.selectFrom('sent_copy').select('state').execute()).toEqual([{ state: 'filed' }]);
		expect(await dovecot.mailsOf(user, 'Sent')).toHaveLength(1);
		expect(await queue.states(message)).toEqual({ [jan]: 'accepted' });
	});
});
