import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { v7 as uuid } from 'uuid';
import { startMailSink } from '#tests/support/mail-sink.ts';
import { markedMessage } from '#tests/support/marked-invoice.ts';
import { run } from '#tests/support/mta.ts';
import { pairWith, sha256 } from '#tests/support/relay-device.ts';
import { newFolder, runAdmin, startRelay } from '#tests/support/relay.ts';
import { until } from '#tests/support/until.ts';

const from = { address: 'facturen@zonneveld.example', name: 'Bakkerij Zonneveld' };

/** A disk of its own needs root. */
const withRoot = it.skipIf(process.getuid?.() !== 0);

/** A relay's folder whose data lie on a disk of so many bytes, as `mount` writes them, that is there until the test has ended. */
async function newDisk(size: string): Promise<{ folder: string; data: string }> {
	const folder = newFolder();
	const data = join(folder, 'data');
	mkdirSync(data, { mode: 0o700 });
	await run('mount', '-t', 'tmpfs', '-o', `size=${size},mode=700`, 'tmpfs', data);
	onTestFinished(async () => void (await run('umount', data)));
	return { folder, data };
}

withRoot(
	'on a full disk nothing more is taken and nothing is sent or lost; it goes on by itself when there is room',
	async () => {
		const { folder, data } = await newDisk('24m');
		const sink = await startMailSink(() => null);
		const relay = await startRelay(folder);
		try {
			await runAdmin(folder, 'allow', `127.0.0.1:${sink.port}`);
			const device = await pairWith(relay.url, relay.code);
			const mailboxId = uuid();
			const server = { host: '127.0.0.1', port: sink.port, security: 'none', login: 'none', user: '', pin: '' };
			const sender = { name: 'Zonneveld', senderName: from.name, senderAddress: from.address, replyTo: '' };
			const saveMailbox = () => device.call('PUT', `mailboxes/${mailboxId}`, { ...server, ...sender });
			expect((await saveMailbox()).status).toBe(204);
			const { message, pdf } = await markedMessage({ mailboxId, from });
			await device.putBlob(pdf);
			expect((await device.stage(message)).status).toBe(201);

			const { bavail, bsize } = await statfs(data);
			writeFileSync(join(data, 'ballast'), Buffer.alloc(bavail * bsize - 1_000_000));
			const large = randomBytes(800_000);
			const put = () => device.call('PUT', `blobs/${sha256(large)}`, large);
			expect((await put()).status).toBe(507);
			await until(
				() => fetch(`${relay.url}/readyz`).then((answer) => answer.json() as Promise<{ failing: string[] }>),
				({ failing }) => failing.includes('disk')
			);
			// An answer of the disk is believed for a moment; a saved mailbox makes the relay look again
			const refusals = () => relay.output().split('disk.full').length - 1;
			await until(saveMailbox, () => refusals() > 0);
			const before = refusals();
			expect((await device.seal([message])).status).toBe(202);
			await until(
				() => Promise.resolve(refusals()),
				(count) => count > before
			);
			expect(sink.taken).toEqual([]);

			rmSync(join(data, 'ballast'));
			await until(
				() => Promise.resolve(sink.taken),
				(taken) => taken.length === 1
			);
			expect((await put()).status).toBe(204);
		} finally {
			await relay.stop();
			await sink.close();
		}
		expect(sink.taken.map(({ id }) => id)).toHaveLength(1);
	},
	30_000
);

withRoot('a first start on a full disk says so, and the next one with room works', async () => {
	const { folder, data } = await newDisk('128k');
	await expect(startRelay(folder)).rejects.toThrow(`The disk of ${data} is full. Make room, then try again.`);
	await run('mount', '-o', 'remount,size=24m', data);
	expect(await (await startRelay(folder)).stop()).toBe(0);
});
