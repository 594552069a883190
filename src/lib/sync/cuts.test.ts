import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PracticeMails, ReceiptPage } from '#domain/contract.ts';
import { killHard } from '#tests/faults/kill.ts';
import { approvePractice, pushOf } from '#tests/support/approved-batch.ts';
import { startCuttingProxy, type Cut, type CuttingProxy } from '#tests/support/cutting-proxy.ts';
import { useLedger } from '#tests/support/ledger.ts';
import { pairWith, type RelayDevice } from '#tests/support/relay-device.ts';
import { useNetwork } from '#tests/support/relay-network.ts';
import { startRelay, type RunningRelay } from '#tests/support/relay.ts';
import { until } from '#tests/support/until.ts';
import { pushOutbox } from './outbox.ts';

let relay: RunningRelay;
let device: RelayDevice;
let proxy: CuttingProxy;

useLedger();

beforeAll(async () => {
	relay = await startRelay();
	device = await pairWith(relay.url, relay.code);
	proxy = await startCuttingProxy(relay.url);
});
afterEach(() => {
	proxy.onCut = () => undefined;
});
afterAll(async () => {
	await proxy.close();
	await relay.stop();
});
beforeEach(() => useNetwork(proxy.url, device));
afterEach(() => vi.unstubAllGlobals());

const page = '<!doctype html><title>Wi-Fi</title><p>Please log in.</p>';
const intercepted = (status: number, kind: string, body: string): Cut => ({ type: 'intercepted', status, kind, body });
/** What else may answer: a wall, a login page, a proxy with a limit, gateways that speak JSON or fail. */
const strangers: Cut[] = [
	intercepted(403, 'text/html', page),
	intercepted(200, 'text/html', page),
	intercepted(302, 'text/html', ''),
	intercepted(413, 'text/html', page),
	intercepted(400, 'application/json', '{"error":"bad request"}'),
	intercepted(500, 'text/plain', 'oops')
];
const ways: [string, (passing: number) => Cut][] = [
	['never arrives', () => ({ type: 'request-lost' })],
	['arrives, but its answer is lost', () => ({ type: 'reply-lost' })],
	['is answered by something else', (passing) => strangers[passing]!]
];

/** What is missing, two documents, two messages, the seal. */
const requests = 6;

const push = () => pushOutbox(() => undefined);

/** Those of these invoices that the practice mailbox has taken, one for each mail. */
async function taken(numbers: readonly string[]): Promise<string[]> {
	const { mails } = await device.get<PracticeMails>('practice/mails');
	return mails
		.map(({ subject }) => subject.replace('Factuur ', ''))
		.filter((number) => numbers.includes(number))
		.toSorted();
}

/** Ids of the mails that were perhaps sent: the relay was killed between the last byte and the mail server's word. */
async function perhapsSent(): Promise<Set<string>> {
	const { receipts } = await device.get<ReceiptPage>('receipts?after=0.0');
	return new Set(receipts.flatMap(({ messageId, state }) => (state === 'uncertain' ? [messageId] : [])));
}

/**
 * Hands over batches of which each meets its cut one request later, and sees that all of it arrives once; or is told as
 * perhaps sent, where the cut may kill the relay while it sends.
 */
async function expectEachPartOnce(cutAt: (passing: number) => Cut, kills = false): Promise<void> {
	const numbers: string[] = [];
	const numberOf = new Map<string, string>();
	for (let passing = 0; passing <= requests; passing++) {
		const { batchId, invoices, messages } = await approvePractice(2);
		numbers.push(...invoices.map(({ number }) => number));
		messages.forEach(({ id }, index) => numberOf.set(id, invoices[index]!.number));
		if (passing < requests) proxy.cutAfter(passing, cutAt(passing));
		const first = await push();
		expect(first.ok).toBe(passing === requests);
		if (first.ok) break;
		expect(['waiting', 'sealing']).toContain((await pushOf(batchId))?.type);
		expect(await push()).toEqual({ ok: true, value: 1 });
		expect(await pushOf(batchId)).toMatchObject({ type: 'sealed' });
	}
	await until(
		async () => {
			const perhaps = kills ? [...(await perhapsSent())].map((id) => numberOf.get(id)) : [];
			const known = new Set([...(await taken(numbers)), ...perhaps]);
			return numbers.filter((number) => !known.has(number));
		},
		(missing) => missing.length === 0
	);
	const arrived = await taken(numbers);
	expect(arrived).toEqual([...new Set(arrived)]);
}

describe('a hand-over of which one request', () => {
	it.each(ways)(
		'%s goes on with the next try, whichever it was, and delivers each part once',
		(_, cutAt) => expectEachPartOnce(cutAt),
		30_000
	);

	// Takes a start of the relay for each request: `npm run cuts`
	it.runIf(process.env.CUTS === 'kill').each(['request-lost', 'reply-lost'] as const)(
		'is the last before the relay is killed (%s) goes on when it is back',
		async (type) => {
			proxy.onCut = async () => {
				await killHard(relay.process);
				relay = await startRelay(relay.folder, { PORT: new URL(relay.url).port });
			};
			await expectEachPartOnce(() => ({ type }), true);
		},
		120_000
	);
});
