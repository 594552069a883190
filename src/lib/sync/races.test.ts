import fc, { type Scheduler } from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { v7 as uuid } from 'uuid';
import type { Invoice } from '#domain/invoice.ts';
import { sealOf } from '#domain/message.ts';
import { db } from '#ledger/db.ts';
import { saveDebtor } from '#ledger/debtors.ts';
import { saveDraft } from '#ledger/drafts.ts';
import { runImport } from '#ledger/imports.ts';
import { messageFor } from '#tests/support/approved-batch.ts';
import { aDraft, anImported } from '#tests/support/builders.ts';
import { aBatch, debtor, planOf, useLedger } from '#tests/support/ledger.ts';
import { pairWith, type RelayDevice } from '#tests/support/relay-device.ts';
import { startRelay, type RunningRelay } from '#tests/support/relay.ts';
import { openTab, type Tab } from '#tests/support/tab.ts';

/** Orders of events that are tried; `npm run races` asks for many more. */
const runs = Number(process.env.RACES ?? 6);
const today = '2026-11-20';

let relay: RunningRelay;
let device: RelayDevice;
let tabs: [Tab, Tab];

useLedger();

beforeAll(async () => {
	relay = await startRelay();
	device = await pairWith(relay.url, relay.code);
	tabs = [await openTab(), await openTab()];
});
afterAll(async () => {
	for (const tab of tabs) tab.close();
	await relay.stop();
});
afterEach(() => vi.unstubAllGlobals());

/** Lets a scheduler decide when each request leaves, and notes what was put and sealed. */
function scheduledNetwork(scheduler: Scheduler): string[] {
	const asked: string[] = [];
	vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
		await scheduler.schedule(Promise.resolve(), path);
		if (init.method === 'PUT' || path.endsWith('/seal')) asked.push(path);
		const headers = { ...init.headers, origin: relay.url, cookie: device.cookie };
		return overNetwork(new URL(path, relay.url), { ...init, headers });
	});
	return asked;
}
const overNetwork = fetch;

/** A batch of its own about the same invoice, as a tab has prepared it; for the ledger it is no practice. */
async function batchFor(invoice: Invoice) {
	const message = await messageFor(invoice, { batchId: uuid() });
	return { batch: aBatch(message.batchId, [message.id]), sealed: [{ message, seal: sealOf(message) }] };
}

/** All that a person may do in a tab at once. Answers what was done there. */
async function workIn(tab: Tab, drafts: readonly Invoice[], { batch, sealed }: Awaited<ReturnType<typeof batchFor>>) {
	const issuing = Promise.all(drafts.map(({ id }) => tab.issueDraft(id, today)));
	const approved = await tab.approveBatch(batch, sealed);
	const pushed = await tab.push();
	return { issued: await issuing, approved, pushed };
}

describe('two tabs that do the same at once', () => {
	it(
		'give each number once, approve once and hand over once, whatever comes first',
		async () => {
			await saveDebtor(debtor);
			let given = 0;
			await fc.assert(
				fc.asyncProperty(fc.scheduler(), async (scheduler) => {
					const drafts = [aDraft(debtor), aDraft(debtor)];
					for (const draft of drafts) await saveDraft(draft);
					const invoice = anImported(debtor, `F-${uuid()}`);
					await runImport(planOf([], [invoice]), () => undefined);
					const batches = [await batchFor(invoice), await batchFor(invoice)] as const;
					const asked = scheduledNetwork(scheduler);
					for (const tab of tabs) tab.scheduleBy(scheduler);
					const work = tabs.map((tab, index) => workIn(tab, drafts, batches[index]!));
					const done = await scheduler.waitFor(Promise.all(work));

					const rows = await db.invoices.bulkGet(drafts.map(({ id }) => id));
					const numbers = rows.map((row) => row?.number).toSorted();
					expect(numbers).toEqual([1, 2].map((step) => `2026-${String(given + step).padStart(4, '0')}`));
					given += 2;
					expect(done.flatMap(({ issued }) => issued).filter(({ ok }) => ok)).toHaveLength(2);
					expect(done.filter(({ approved }) => approved.ok)).toHaveLength(1);
					expect(done.map(({ pushed }) => pushed.ok && pushed.value).toSorted()).toEqual([0, 1]);
					expect(new Set(asked).size).toBe(asked.length);
					expect(asked.filter((path) => path.endsWith('/seal'))).toHaveLength(1);
				}),
				{ numRuns: runs }
			);
		},
		10_000 + runs * 1_000
	);
});
