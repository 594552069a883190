import { expect, it } from 'vitest';
import { clockTolerance } from '#domain/clock.ts';
import { db } from './db.ts';
import { thisDevice } from './device.ts';
import { currentHeads, keepHeads, keepReplaced } from './heads.ts';
import { saveIssuer, saveSeries, seriesOf } from './issuers.ts';
import { countLocked, unlockSeries } from './series.ts';
import { loseLedger } from '#tests/support/backup.ts';
import { anIssuer } from '#tests/support/builders.ts';
import { issuer, useLedger } from '#tests/support/ledger.ts';

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

it('a device whose ledger another one has taken over gives no number until it is paired again', async () => {
	await keepReplaced();
	expect(await countLocked()).toBe(2);
	const { seq } = await thisDevice();
	await keepReplaced();
	expect((await thisDevice()).seq).toBe(seq);

	const [series] = await seriesOf(issuer.id);
	expect(await unlockSeries(series!.id, series!)).toEqual({ ok: false, error: { type: 'Replaced' } });
	await keepHeads({ result: 'noted', time: new Date().toISOString(), seq, marks: [] }, Date.now());
	expect((await unlockSeries(series!.id, series!)).ok).toBe(true);
});

it('a series that is saved from a form that was opened before it was locked stays locked, and never counts back', async () => {
	const [shown] = await seriesOf(issuer.id);
	await db.series.update(shown!.id, { next: 8, lastDate: '2026-11-02', locked: true });
	await saveSeries({ ...shown!, pattern: 'F{number}' });
	expect(await db.series.get(shown!.id)).toMatchObject({
		pattern: 'F{number}',
		next: 8,
		lastDate: '2026-11-02',
		locked: true
	});
});
