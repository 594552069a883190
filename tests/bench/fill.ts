import { v7 as uuid } from 'uuid';
import { sealOf, type Message } from '#domain/message.ts';
import { sealBatch } from '#server/queue/batches.ts';
import { putBlob } from '#server/queue/blobs.ts';
import { stageMessage } from '#server/queue/messages.ts';
import type { MailboxRow, Store } from '#server/queue/schema.ts';
import { newDocument, newMessage } from './load.ts';

const now = () => new Date().toISOString();

/** Makes a mailbox that sends to a port of this machine. */
export async function addMailbox(store: Store, port: number, changes: Partial<MailboxRow> = {}): Promise<string> {
	const id = uuid();
	const server = { host: '127.0.0.1', port, security: 'none', login: 'none', user: '', pin: '' } as const;
	const sender = { sender_name: 'Zonneveld', sender_address: 'facturen@zonneveld.example', reply_to: '' };
	const rest = {
		practice: 0,
		down_tries: 0,
		version: 0,
		oauth_client_id: '',
		oauth_tenant: '',
		files_sent: 0,
		copy_to: ''
	} as const;
	await store
		.insertInto('mailbox')
		.values({ id, name: 'Zonneveld', ...server, ...sender, ...rest, ...changes })
		.execute();
	await store.insertInto('allowed_host').values({ host: server.host, port }).execute();
	return id;
}

/** Fills the queue of a mailbox with sealed messages, each with a document of its own. */
export async function fillQueue(store: Store, mailboxId: string, count: number): Promise<void> {
	const [ledgerId, deviceId, batchId] = [uuid(), uuid(), uuid()];
	const messages: Message[] = [];
	for (let index = 0; index < count; index++) {
		const document = newDocument();
		const message = newMessage(index, mailboxId, batchId, document);
		await putBlob(store, message.attachments[0]!.sha256, document, now());
		const staged = await stageMessage(store, { ledgerId, deviceId, message, seal: sealOf(message), at: now() });
		if (!staged.ok) throw new Error(staged.error.type);
		messages.push(message);
	}
	const manifest = messages.map((message) => ({ id: message.id, seal: sealOf(message) }));
	const sealed = await sealBatch(store, { ledgerId, batchId, approvedAt: now(), messages: manifest, at: now() });
	if (!sealed.ok) throw new Error(sealed.error.type);
}
