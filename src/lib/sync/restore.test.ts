import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { restoreBackup } from '#ledger/backup/restore.ts';
import { db } from '#ledger/db.ts';
import { saveDebtor } from '#ledger/debtors.ts';
import { thisDevice } from '#ledger/device.ts';
import { issueDraft, saveDraft } from '#ledger/drafts.ts';
import { listSeries, unlockSeries } from '#ledger/series.ts';
import { approvePractice, pushOf } from '#tests/support/approved-batch.ts';
import { backedUp, ledgerFigures, loseLedger, passphrase } from '#tests/support/backup.ts';
import { aDraft } from '#tests/support/builders.ts';
import { debtor, storeDocumentOf, useLedger } from '#tests/support/ledger.ts';
import { pairingCode } from '#tests/support/pairing-code.ts';
import { pairWith, type RelayDevice } from '#tests/support/relay-device.ts';
import { useNetwork } from '#tests/support/relay-network.ts';
import { startRelay, type RunningRelay } from '#tests/support/relay.ts';
import { until } from '#tests/support/until.ts';
import { tellHeads } from './heads.ts';
import { pushOutbox } from './outbox.ts';
import { pullReceipts } from './receipts.ts';

let relay: RunningRelay;

useLedger();

beforeAll(async () => {
	relay = await startRelay();
});
afterAll(() => relay.stop());
afterEach(() => {
	vi.unstubAllGlobals();
});

/** Pairs the ledger's own device with the relay, as the app does. */
async function pairThis(): Promise<RelayDevice> {
	const { id: deviceId, ledgerId, ledgerKey } = await thisDevice();
	const ids = { deviceId, ledgerId, ledgerKey };
	const device = await pairWith(relay.url, await pairingCode(relay.folder), 'Tablet', ids);
	vi.unstubAllGlobals();
	useNetwork(relay.url, device);
	return device;
}

/** Issues invoices with their documents, and gives their numbers. */
async function issue(count: number): Promise<string[]> {
	const numbers: string[] = [];
	for (let one = 0; one < count; one++) {
		const draft = aDraft(debtor);
		await saveDraft(draft);
		const issued = await issueDraft(draft.id, '2026-11-20');
		if (!issued.ok) throw new Error(issued.error.type);
		await storeDocumentOf(issued.value);
		numbers.push(issued.value.number);
	}
	return numbers;
}

/** Confirms of every locked series what the app proposes. */
async function confirmSeries(): Promise<void> {
	for (const { series, proposal } of await listSeries()) {
		expect((await unlockSeries(series.id, proposal)).ok).toBe(true);
	}
}

const rounds = Array.from({ length: 10 }, (_, round) => ({ saved: 2 + round, lost: round % 4 }));

it.each(rounds)(
	'a ledger of $saved invoices is restored whole, and after $lost more were lost no number is given twice',
	async ({ saved, lost }) => {
		await pairThis();
		await saveDebtor(debtor);
		const numbers = await issue(saved);
		const before = await ledgerFigures();
		const file = await backedUp();
		numbers.push(...(await issue(lost)));
		expect(await tellHeads()).toEqual({ ok: true, value: 'writer' });

		await loseLedger();
		expect(await restoreBackup({ file, passphrase })).toMatchObject({ ok: true, value: { invoices: saved } });
		expect(await ledgerFigures()).toEqual(before);
		await expect(issue(1)).rejects.toThrow('Locked');
		expect(await tellHeads()).toEqual({ ok: false, error: { type: 'NotPaired' } });
		await pairThis();
		expect(await tellHeads()).toEqual({ ok: true, value: 'writer' });
		await confirmSeries();
		numbers.push(...(await issue(2)));
		expect(numbers).toEqual(numbers.map((_, index) => `2026-${String(index + 1).padStart(4, '0')}`));
	}
);

it('a batch that was handed over after the backup goes out once, and its receipts are fetched', async () => {
	const lost = await pairThis();
	const { batchId, messages } = await approvePractice(2);
	const file = await backedUp();
	expect(await pushOutbox(() => undefined)).toEqual({ ok: true, value: 1 });

	await loseLedger();
	expect(await restoreBackup({ file, passphrase })).toMatchObject({ ok: true });
	const device = await pairThis();
	expect(await pushOf(batchId)).toEqual({ type: 'sealing' });
	expect(await pushOutbox(() => undefined)).toEqual({ ok: true, value: 1 });
	await until(
		async () => {
			await pullReceipts();
			return db.messages.toArray();
		},
		(rows) => rows.every(({ recipients }) => recipients.every(({ state }) => state === 'accepted'))
	);
	const { mails } = await device.get<{ mails: unknown[] }>('practice/mails');
	expect(mails).toHaveLength(messages.length);
	vi.unstubAllGlobals();
	expect((await lost.call('POST', `messages/${messages[0]!.id}/cancel`)).status).toBe(409);
});

it('of two copies of a device the second begins a chain of its own, locks its series, and must be paired', async () => {
	await pairThis();
	await saveDebtor(debtor);
	await issue(1);
	const kept = await Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()] as const));
	const { id } = await thisDevice();
	await issue(2);
	expect(await tellHeads()).toEqual({ ok: true, value: 'writer' });

	await loseLedger();
	for (const [name, rows] of kept) await db.table(name).bulkPut(rows);
	await issue(1);
	expect(await tellHeads()).toEqual({ ok: false, error: { type: 'NotPaired' } });
	const device = await thisDevice();
	expect(device).toMatchObject({ seq: 1, relay: { standing: 'copied' } });
	expect(device.id).not.toBe(id);
	await expect(issue(1)).rejects.toThrow('Locked');
	await pairThis();
	expect(await tellHeads()).toEqual({ ok: true, value: 'writer' });
	expect((await listSeries()).map(({ proposal }) => proposal.next)).toContain(4);
	expect((await thisDevice()).relay.standing).toBe('well');
});
