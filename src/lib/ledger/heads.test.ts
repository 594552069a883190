import { expect, it } from 'vitest';
import { clockTolerance } from '#domain/clock.ts';
import { db } from './db.ts';
import { thisDevice } from './device.ts';
import { currentHeads, keepHeads } from './heads.ts';
import { saveIssuer } from './issuers.ts';
import { loseLedger } from '#tests/support/backup.ts';
import { anIssuer } from '#tests/support/builders.ts';
import { useLedger } from '#tests/support/ledger.ts';

useLedger();

const day = 86_400_000;

it('a clock that runs a day ahead writes no time that lies further than five minutes past the relay’s', async () => {
	await loseLedger();
	const now = Date.now();
	const relayTime = now - day;
	await keepHeads({ result: 'noted', time: new Date(relayTime).toISOString(), seq: 1, marks: [] }, now);
	await saveIssuer(anIssuer());
	const { time } = await thisDevice();
	const elapsed = Date.now() - now;
	expect(Date.parse(time.slice(0, 24))).toBeLessThanOrEqual(relayTime + clockTolerance + elapsed);
});

it('a chain that has grown shows its link where the relay saw it last', async () => {
	await saveIssuer(anIssuer());
	const { id, seq, head } = await thisDevice();
	const first = (await db.journal.get([id, 1]))!;
	expect(await currentHeads(1)).toMatchObject({ deviceId: id, seq, head, since: { seq: 1, link: first.link } });
	expect(await currentHeads(seq)).toMatchObject({ since: null });
});

it('a locked series is no mark of how far numbers were given', async () => {
	expect((await currentHeads(0)).series).toHaveLength(2);
	await db.series.toCollection().modify({ locked: true });
	expect((await currentHeads(0)).series).toEqual([]);
});

it('a device of an older version gets the key of its ledger, and keeps it', async () => {
	await db.device.toCollection().modify((row: { ledgerKey?: string }) => delete row.ledgerKey);
	const { ledgerKey } = await thisDevice();
	expect(ledgerKey).toMatch(/^[0-9a-f]{64}$/);
	expect((await thisDevice()).ledgerKey).toBe(ledgerKey);
});
