import { v7 as uuid } from 'uuid';
import type { PutMailbox } from '#domain/contract-mailboxes.ts';
import type { Message } from '#domain/message.ts';
import { markedMessage } from '#tests/support/marked-invoice.ts';
import type { RelayDevice } from '#tests/support/relay-device.ts';

const sender = 'facturen@zonneveld.example';

/** Sets up the mailbox that sends to a port of this machine. */
export async function setUpMailbox(device: RelayDevice, port: number): Promise<string> {
	const id = uuid();
	const mailbox: PutMailbox = {
		name: 'Zonneveld',
		host: '127.0.0.1',
		port,
		security: 'none',
		login: 'password',
		user: 'zonneveld',
		password: 'secret',
		senderName: 'Bakkerij Zonneveld',
		senderAddress: sender,
		replyTo: '',
		pin: ''
	};
	await expectStatus(204, device.call('PUT', `mailboxes/${id}`, mailbox));
	return id;
}

/** Hands over a batch of messages, each with a document of its own and every fifth to two addresses, and seals it. */
export async function pushBatch(device: RelayDevice, mailboxId: string, count: number): Promise<Message[]> {
	const batchId = uuid();
	const messages: Message[] = [];
	for (let index = 0; index < count; index++) {
		const addresses =
			index % 5 === 0 ? [`inkoop@d${index}.example`, `kopie@d${index}.example`] : [`inkoop@d${index}.example`];
		const { message, pdf } = await markedMessage({
			batchId,
			mailboxId,
			from: { address: sender, name: 'Bakkerij Zonneveld' },
			recipients: addresses.map((address) => ({ address, name: '' }))
		});
		await device.putBlob(pdf);
		await expectStatus(201, device.stage(message));
		messages.push(message);
	}
	await expectStatus(202, device.seal(messages));
	return messages;
}

async function expectStatus(status: number, call: Promise<Response>): Promise<void> {
	const answer = await call;
	if (answer.status !== status) throw new Error(`${answer.url}: ${answer.status} ${await answer.text()}`);
}
