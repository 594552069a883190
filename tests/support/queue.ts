import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { v7 as uuid } from 'uuid';
import type { Receipt } from '#domain/contract.ts';
import { sealOf, type Message } from '#domain/message.ts';
import type { RecipientState } from '#domain/receipt.ts';
import { ok } from '#domain/result.ts';
import { startComposer, type Composer } from '#server/delivery/composer.ts';
import { timeouts, type Delivery } from '#server/delivery/delivery.ts';
import { sealBatch } from '#server/queue/batches.ts';
import { putBlob } from '#server/queue/blobs.ts';
import { openDatabase, type Database } from '#server/queue/database.ts';
import { withoutExtras } from '#server/queue/mailboxes.ts';
import { stageMessage } from '#server/queue/messages.ts';
import { receiptsAfter } from '#server/queue/receipts.ts';
import type { MailboxRow } from '#server/queue/schema.ts';
import { sha256 } from './relay-device.ts';
import { until } from './until.ts';
import { validMessage } from './valid-message.ts';

/** A queue in a real file, with a clock that can be set and one mailbox. */
export interface TestQueue {
	folder: string;
	database: Database;
	ledgerId: string;
	mailboxId: string;
	/** The time of the queue; `pass` moves it. */
	now: () => string;
	pass: (milliseconds: number) => void;
	/** Forgets all that is in memory and opens the file again; `whileClosed` may put another one in its place. */
	reopen: (whileClosed?: () => void) => Promise<void>;
	/** Makes a message to these addresses, about an invoice of its own. */
	message: (addresses: string[], changes?: Partial<Message>) => Message;
	stage: (message: Message) => ReturnType<typeof stageMessage>;
	/** Stages and seals messages as one batch. */
	send: (...messages: Message[]) => Promise<void>;
	seal: (...messages: Message[]) => ReturnType<typeof sealBatch>;
	receipts: () => Promise<Receipt[]>;
	states: (message: Message) => Promise<Record<string, RecipientState>>;
	/** Waits until each recipient of a message is in its state. */
	reaches: (message: Message, states: Record<string, RecipientState>) => Promise<void>;
	/** What a worker needs to send to a port of this machine. */
	delivery: () => Delivery;
}

/** One for all queues of a process: a thread for each would be hundreds in the fault matrix. */
let composer: Composer | undefined;

const pdf = Buffer.from('%PDF-1.7\n% an invoice\n');

/** Opens a database, in a new folder or again. */
export function openOrFail(folder = mkdtempSync(join(tmpdir(), 'facturier-queue-'))): Database & { folder: string } {
	const opened = openDatabase(folder);
	if (!opened.ok) throw new Error(opened.error.type);
	return { ...opened.value, folder };
}

/** Makes a queue whose one mailbox sends to a port of this machine. */
export async function newQueue(port = 1, mailbox: Partial<MailboxRow> = {}): Promise<TestQueue> {
	const { folder, ...database } = openOrFail();
	const { store } = database;
	const ledgerId = uuid();
	const mailboxId = uuid();
	let ahead = 0;
	const now = () => new Date(Date.now() + ahead).toISOString();
	await store
		.insertInto('mailbox')
		.values({ ...plainMailbox, ...mailbox, id: mailboxId, port })
		.execute();
	await putBlob(store, sha256(pdf), pdf, now());

	const queue: TestQueue = {
		folder,
		database,
		ledgerId,
		mailboxId,
		now,
		pass: (milliseconds) => (ahead += milliseconds),
		async reopen(whileClosed) {
			await queue.database.close();
			whileClosed?.();
			queue.database = openOrFail(folder);
		},
		message(addresses, changes = {}) {
			const invoice = { id: uuid(), number: `2026-${uuid().slice(-6)}` };
			const file = { fileName: 'factuur.pdf', type: 'application/pdf', invoiceId: invoice.id, marked: true };
			return validMessage({
				id: uuid(),
				batchId: uuid(),
				mailboxId,
				invoices: [invoice],
				recipients: addresses.map((address) => ({ address, name: 'Jan Jansen' })),
				attachments: [{ ...file, sha256: sha256(pdf), size: pdf.length }],
				...changes
			});
		},
		stage: (message) =>
			stageMessage(queue.database.store, { ledgerId, deviceId: 'tablet', message, seal: sealOf(message), at: now() }),
		seal: (...messages) =>
			sealBatch(queue.database.store, {
				ledgerId,
				batchId: messages[0]!.batchId,
				approvedAt: now(),
				messages: messages.map((message) => ({ id: message.id, seal: sealOf(message) })),
				at: now()
			}),
		async send(...messages) {
			for (const message of messages) {
				const staged = await queue.stage(message);
				if (!staged.ok) throw new Error(staged.error.type);
			}
			const sealed = await queue.seal(...messages);
			if (!sealed.ok) throw new Error(sealed.error.type);
		},
		receipts: () =>
			receiptsAfter(queue.database.store, ledgerId, { epoch: 0, seq: 0 }, 'writer').then(({ receipts }) => receipts),
		async states(message) {
			const rows = await queue.database.store
				.selectFrom('recipient')
				.select(['address', 'state'])
				.where('message_id', '=', message.id)
				.execute();
			return Object.fromEntries(rows.map(({ address, state }) => [address, state]));
		},
		async reaches(message, states) {
			const wanted = textOf(states);
			await until(
				() => queue.states(message),
				(actual) => textOf(actual) === wanted
			);
		},
		delivery: () => ({
			...queue.database,
			hasRoom: () => Promise.resolve(true),
			compose: (order) => (composer ??= startComposer()).build(order),
			credentials: ({ login, user, secret }) =>
				Promise.resolve(ok({ login, user, password: Buffer.from(secret ?? '').toString() })),
			guard: { allow: () => Promise.resolve(true), ownPorts: [] },
			timeouts,
			clock: now,
			newId: () => uuid(),
			log: pino({ level: 'silent' }),
			backoffScale: 1
		})
	};
	return queue;
}

const plainMailbox = {
	...withoutExtras,
	name: 'Zonneveld',
	host: '127.0.0.1',
	security: 'none',
	login: 'none',
	user: '',
	secret: null,
	sender_name: 'Bakkerij Zonneveld',
	sender_address: 'facturen@zonneveld.example',
	reply_to: '',
	pin: '',
	practice: 0,
	down_tries: 0,
	version: 0
} as const;

const textOf = (states: Record<string, RecipientState>): string => JSON.stringify(Object.entries(states).sort());
