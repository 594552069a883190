import { join } from 'node:path';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { v7 as uuid } from 'uuid';
import type { MailboxList } from '#domain/contract-mailboxes.ts';
import { startMailSink, type MailSink } from './mail-sink.ts';
import { callFrom, pairWith, type RelayDevice } from './relay-device.ts';
import { useNetwork } from './relay-network.ts';
import { newFolder, runAdmin, startRelay, type RunningRelay } from './relay.ts';

/** The sender of the mailbox. */
export const from = { address: 'facturen@zonneveld.example', name: 'Bakkerij Zonneveld' };

/** A relay in a process of its own with a mailbox that sends to a server of the test, and this device paired with it. */
export interface MailRelay {
	folder: string;
	relay: RunningRelay;
	device: RelayDevice;
	sink: MailSink;
	/** Opened to let the mail server take more than two mails. */
	gate: PromiseWithResolvers<void>;
	mailboxId: string;
	/** Starts the relay after it was stopped; the device finds it at its new place. */
	startAgain: () => Promise<void>;
	/** Writes a backup, and puts the relay back to it later. */
	backUp: () => Promise<void>;
	restore: () => Promise<void>;
	/** Loses the relay with all its data, and pairs this device with a new one that knows no mailbox. */
	replace: () => Promise<void>;
	/** Writes a mailbox; the address of its sender. */
	putMailbox: (id: string, address?: string) => Promise<void>;
	/** Why the mailbox is paused. */
	pausedFor: () => Promise<string | undefined>;
}

/** Begins each test of a file with one. */
export function useMailRelay(): MailRelay {
	const here = {} as MailRelay;
	const backup = () => join(here.folder, 'backup.sqlite');
	const begin = async (ledger?: Pick<RelayDevice, 'deviceId' | 'ledgerId'>) => {
		here.folder = newFolder();
		here.relay = await startRelay(here.folder);
		vi.unstubAllGlobals();
		here.device = await pairWith(here.relay.url, here.relay.code, 'Tablet', ledger);
		useNetwork(here.relay.url, here.device);
		await runAdmin(here.folder, 'allow', `127.0.0.1:${here.sink.port}`);
	};
	Object.assign(here, {
		async startAgain() {
			here.relay = await startRelay(here.folder);
			vi.unstubAllGlobals();
			useNetwork(here.relay.url, here.device);
			const { cookie } = here.device;
			const { url } = here.relay;
			here.device = { ...here.device, call: (method, path, body) => callFrom(url, cookie, method, path, body) };
		},
		backUp: async () => void (await runAdmin(here.folder, 'backup', backup())),
		async restore() {
			await here.relay.stop();
			await runAdmin(here.folder, 'restore', backup(), '--replace');
			await here.startAgain();
		},
		async replace() {
			await here.relay.stop();
			const { deviceId, ledgerId } = here.device;
			await begin({ deviceId, ledgerId });
		},
		async putMailbox(id, address = from.address) {
			const server = { host: '127.0.0.1', port: here.sink.port, security: 'none', login: 'none', user: '', pin: '' };
			const sender = { name: 'Zonneveld', senderName: from.name, senderAddress: address, replyTo: '' };
			expect((await here.device.call('PUT', `mailboxes/${id}`, { ...server, ...sender })).status).toBe(204);
		},
		async pausedFor() {
			const list = (await (await here.device.call('GET', 'mailboxes')).json()) as MailboxList;
			return list.mailboxes.find(({ id }) => id === here.mailboxId)?.paused?.reason;
		}
	} satisfies Partial<MailRelay>);

	beforeEach(async () => {
		here.gate = Promise.withResolvers();
		const { gate } = here;
		let begun = 0;
		here.sink = await startMailSink(async ({ step }) => {
			if (step === 'mail' && ++begun > 2) await gate.promise;
			return null;
		});
		await begin();
		here.mailboxId = uuid();
		await here.putMailbox(here.mailboxId);
	});
	afterEach(async () => {
		vi.unstubAllGlobals();
		await here.relay.stop();
		await here.sink.close();
	});
	return here;
}
