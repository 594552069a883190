import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { apiPath } from '#domain/contract.ts';
import type { Message } from '#domain/message.ts';
import { settleAccount } from '#tests/faults/account.ts';
import { pushBatch, setUpMailbox } from '#tests/faults/push.ts';
import { receiptsOnceIdle } from '#tests/faults/receipts.ts';
import { pairWith } from '#tests/support/relay-device.ts';
import { newFolder, runAdmin, startRelay } from '#tests/support/relay.ts';
import type { Figures } from './figures.ts';
import { startFaultySink } from './sink.ts';

/** Messages approved in each second. */
const messagesPerSecond = 5;

/** What may grow from the second quarter of a run to its last one. */
const tolerance = { heap: 1.1, handles: 5 };

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } });
const minutes = Number(values.minutes);

const sink = await startFaultySink();
const folder = newFolder();
const path = join(folder, 'figures');
const relay = await startRelay(folder, {
	FACTURIER_BACKOFF_SCALE: '0.001',
	NODE_OPTIONS: `--import=${fileURLToPath(import.meta.resolve('./figures.ts'))}`,
	FIGURES: path
});
await runAdmin(folder, 'allow', `127.0.0.1:${sink.port}`);
const device = await pairWith(relay.url, relay.code);
const mailboxId = await setUpMailbox(device, sink.port);

const messages: Message[] = [];
const end = Date.now() + minutes * 60_000;
while (Date.now() < end) {
	const second = wait(1000);
	sink.fault();
	messages.push(...(await pushBatch(device, mailboxId, messagesPerSecond)));
	await breakOff();
	await resume();
	relay.process.kill('SIGUSR2');
	await second;
}

const receipts = await receiptsOnceIdle(device, messages);
const account = settleAccount(messages, receipts, { ...sink, gave354: new Map() });
const figures = readFileSync(path, 'utf8')
	.trim()
	.split('\n')
	.map((line) => JSON.parse(line) as Figures);
await relay.stop();
await sink.close();
await rm(folder, { recursive: true });

const { duplicates, lost, falseAccepted, stuck, uncertain } = account;
const growth = (of: keyof Figures) => [quarter(2, of), quarter(4, of)] as const;
const [heapBefore, heapAfter] = growth('heap');
const [handlesBefore, handlesAfter] = growth('handles');
const [filesBefore, filesAfter] = growth('files');
const isFlat =
	heapAfter / heapBefore <= tolerance.heap &&
	handlesAfter - handlesBefore <= tolerance.handles &&
	filesAfter - filesBefore <= tolerance.handles;
console.log(
	JSON.stringify({
		minutes,
		messages: messages.length,
		faults: sink.faults(),
		...{ duplicates, lost, falseAccepted, stuck, uncertain },
		heap: growth('heap'),
		heapGrowth: Number((heapAfter / heapBefore).toFixed(3)),
		resident: growth('resident'),
		handles: [handlesBefore, handlesAfter],
		files: [filesBefore, filesAfter],
		isFlat
	})
);
process.exitCode = isFlat && duplicates + lost + falseAccepted + stuck === 0 ? 0 : 1;

/** Half an upload, and then the link is gone. */
async function breakOff(): Promise<void> {
	const body = new ReadableStream({
		start(controller) {
			controller.enqueue(new Uint8Array(50_000));
			setTimeout(() => controller.error(new Error('the link is gone')), 50);
		}
	});
	const headers = { origin: relay.url, cookie: device.cookie, 'content-type': 'application/octet-stream' };
	const url = `${relay.url}${apiPath}/blobs/${'0'.repeat(64)}`;
	// A body that is still on its way needs `duplex`, which the types of browsers do not know.
	const upload: RequestInit & { duplex: 'half' } = { method: 'PUT', headers, body, duplex: 'half' };
	await fetch(url, upload).catch(() => null);
}

/** A person lets the mailbox go on where a fault has stopped it. */
async function resume(): Promise<void> {
	await device.call('POST', `mailboxes/${mailboxId}/resume`);
}

/** The median of a quarter of the run. */
function quarter(which: 2 | 4, of: keyof Figures): number {
	const part = figures.slice(((which - 1) * figures.length) / 4, (which * figures.length) / 4);
	return part.map((one) => one[of]).toSorted((a, b) => a - b)[Math.floor(part.length / 2)]!;
}
