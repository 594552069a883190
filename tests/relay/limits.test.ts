import { describe, expect, it, vi } from 'vitest';
import { loadOf } from '#server/queue/load.ts';
import { noteTest } from '#server/queue/mailbox-tests.ts';
import { ownCopiesOf } from '#server/queue/own-copies.ts';
import { eventually, isIdle, jan, minute, piet, startDelivery, type DeliverySetting } from '#tests/support/delivery.ts';
import { createWorker } from '#server/delivery/worker.ts';

vi.setConfig({ testTimeout: 20_000 });

const day = 24 * 60 * minute;
const own = 'kopie@zonneveld.example';

const loadIn = ({ queue }: DeliverySetting) =>
	loadOf(queue.database.store, { id: queue.mailboxId, retry_at: null }, queue.ledgerId, queue.now());
const copiesIn = ({ queue }: DeliverySetting) =>
	ownCopiesOf(queue.database.store, queue.mailboxId, '2000-01-01T00:00:00.000Z');

describe('a daily limit', () => {
	it('lets the rest of a batch wait, and sends it by itself when the day is over', async () => {
		const setting = await startDelivery(() => null, { per_day: 3 });
		const { queue, sink, worker } = setting;
		const messages = Array.from({ length: 5 }, () => queue.message([jan], { batchId: queue.ledgerId }));
		await queue.send(...messages);
		worker.wake();
		await eventually(() => sink.taken.length).toBe(3);
		await eventually(() => isIdle(setting)).toBe(true);
		const load = await loadIn(setting);
		expect(load.queue).toEqual([{ batchId: queue.ledgerId, recipients: 2, dueAt: load.queue[0]!.dueAt }]);
		expect(load.spent.reduce((sum, { recipients }) => sum + recipients, 0)).toBe(3);
		expect((await queue.receipts()).filter(({ state }) => state !== 'queued')).toHaveLength(3);
		queue.pass(day);
		worker.wake();
		await eventually(() => sink.taken.length).toBe(5);
		expect(new Set(sink.taken.map(({ id }) => id)).size).toBe(5);
	});
});

describe('test mails', () => {
	it('count towards the limit of their mailbox', async () => {
		const setting = await startDelivery(() => null, { per_day: 3, copy_to: own });
		const { queue, sink, worker } = setting;
		const { store } = queue.database;
		const mailbox = await store.selectFrom('mailbox').selectAll().executeTakeFirstOrThrow();
		await noteTest(store, mailbox, queue.now());
		const messages = Array.from({ length: 2 }, () => queue.message([jan], { batchId: queue.ledgerId }));
		await queue.send(...messages);
		worker.wake();
		await eventually(() => sink.taken.length).toBe(1);
		await eventually(() => isIdle(setting)).toBe(true);
		expect((await loadIn(setting)).spent.reduce((sum, { recipients }) => sum + recipients, 0)).toBe(3);
		expect(Object.values(await queue.states(messages[1]!))).toEqual(['queued']);
	});
});

describe('a wrong password', () => {
	it('stops the mailbox after one try, not after 200', async () => {
		const setting = await startDelivery(({ step }) => (step === 'auth' ? '535 5.7.8 Wrong password' : null), {
			login: 'password',
			user: 'zonneveld',
			secret: Buffer.from('wrong')
		});
		const { queue, sink, worker } = setting;
		await queue.send(...Array.from({ length: 200 }, () => queue.message([jan], { batchId: queue.ledgerId })));
		worker.wake();
		const mailbox = () => queue.database.store.selectFrom('mailbox').selectAll().executeTakeFirstOrThrow();
		await eventually(async () => (await mailbox()).paused_reason).toBe('login');
		for (let looks = 0; looks < 3; looks++) {
			worker.wake();
			queue.pass(minute);
			await eventually(() => isIdle(setting)).toBe(true);
		}
		expect(sink.asked.filter((asked) => asked === 'auth')).toHaveLength(1);
		expect((await queue.receipts()).every(({ state }) => state === 'queued')).toBe(true);
	});
});

describe('not before', () => {
	it('holds a batch back until its time, through a restart', async () => {
		const { queue, sink, worker } = await startDelivery();
		const utc = new Date(Date.parse(queue.now()) + 3 * day).toISOString();
		const message = queue.message([jan], { notBefore: { utc, zone: 'Europe/Amsterdam' } });
		await queue.send(message);
		worker.wake();
		await worker.stop(0);
		const next = createWorker(queue.delivery());
		await next.start();
		queue.pass(3 * day - minute);
		next.wake();
		const other = queue.message([piet]);
		await queue.send(other);
		next.wake();
		await queue.reaches(other, { [piet]: 'accepted' });
		expect(await queue.states(message)).toEqual({ [jan]: 'queued' });
		queue.pass(minute);
		next.wake();
		await queue.reaches(message, { [jan]: 'accepted' });
		expect(sink.taken).toHaveLength(2);
		await next.stop(0);
	});
});

describe('a copy to oneself', () => {
	it('is the same bytes to the own address, once, and no receipt tells of it', async () => {
		const setting = await startDelivery(({ step, of }) => (step === 'rcpt' && of === piet ? '450 4.2.0 Later' : null), {
			copy_to: own
		});
		const { queue, sink, worker } = setting;
		const message = queue.message([jan, piet]);
		await queue.send(message);
		worker.wake();
		await eventually(() => sink.taken.length).toBe(2);
		const [mail, copy] = sink.taken;
		expect([mail!.recipients, copy!.recipients]).toEqual([[jan], [own]]);
		expect(copy!.bytes.equals(mail!.bytes)).toBe(true);
		expect(mail!.bytes.toString('latin1')).not.toMatch(/^Bcc:|kopie@/im);
		queue.pass(minute);
		worker.wake();
		await eventually(() => sink.asked.filter((asked) => asked === `rcpt ${piet}`).length).toBe(2);
		await eventually(() => isIdle(setting)).toBe(true);
		expect(sink.taken).toHaveLength(2);
		expect((await queue.receipts()).map(({ recipient }) => recipient)).not.toContain(own);
		expect(await queue.states(message)).toEqual({ [jan]: 'accepted', [piet]: 'deferred' });
		expect((await loadIn(setting)).spent.reduce((sum, { recipients }) => sum + recipients, 0)).toBe(2);
	});

	it('fails beside its invoice, not with it', async () => {
		const setting = await startDelivery(
			({ step, of }) => (step === 'rcpt' && of === own ? '550 5.1.1 No such user' : null),
			{ copy_to: own }
		);
		const { queue, worker } = setting;
		const message = queue.message([jan]);
		await queue.send(message);
		worker.wake();
		await eventually(async () => (await copiesIn(setting)).failed).toMatchObject({
			count: 1,
			reason: 'unknown-user',
			reply: '5.1.1 No such user'
		});
		expect(await queue.states(message)).toEqual({ [jan]: 'accepted' });
		expect((await queue.receipts()).map(({ state }) => state)).toEqual(['queued', 'accepted']);
	});

	it('is perhaps sent when the connection drops after it, and is not sent again', async () => {
		const setting = await startDelivery(
			({ step, recipients }) => (step === 'end' && recipients.includes(own) ? 'drop' : null),
			{ copy_to: own }
		);
		const { queue, sink, worker } = setting;
		const message = queue.message([jan]);
		await queue.send(message);
		worker.wake();
		await eventually(async () => (await copiesIn(setting)).failed?.reason).toBe('connection-lost');
		queue.pass(day);
		worker.wake();
		const other = queue.message([own]);
		await queue.send(other);
		worker.wake();
		await queue.reaches(other, { [own]: 'uncertain' });
		expect(sink.taken.filter(({ id }) => id === message.id)).toHaveLength(2);
		expect(await queue.states(message)).toEqual({ [jan]: 'accepted' });
	});

	it('is not made for a message that goes to the own address anyway', async () => {
		const setting = await startDelivery(() => null, { copy_to: own });
		const { queue, sink, worker } = setting;
		const written = own.replace('kopie', 'Kopie');
		const message = queue.message([jan, written]);
		await queue.send(message);
		worker.wake();
		await queue.reaches(message, { [jan]: 'accepted', [written]: 'accepted' });
		expect((await copiesIn(setting)).waiting).toBe(0);
		expect(sink.taken).toHaveLength(1);
	});
});
