import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HeadsAnswer, PostHeads } from '#domain/contract-heads.ts';
import type { Me, ReceiptPage } from '#domain/contract.ts';
import { digestText } from '#domain/digest.ts';
import type { SeriesMark } from '#domain/series-mark.ts';
import { markedMessage } from '#tests/support/marked-invoice.ts';
import { pairingCode } from '#tests/support/pairing-code.ts';
import { callFrom, pairWith, type RelayDevice } from '#tests/support/relay-device.ts';
import { startRelay, type RunningRelay } from '#tests/support/relay.ts';

let relay: RunningRelay;
let admin: RelayDevice;

beforeAll(async () => {
	relay = await startRelay();
	admin = await pairWith(relay.url, relay.code);
});
afterAll(() => relay.stop());

const key = digestText('the key of the bakery');
const link = (word: string) => digestText(word);

const aMark = (seriesId: string, next: number): SeriesMark => ({
	seriesId,
	issuerId: uuid(),
	type: 'invoice',
	pattern: '{year}-{number:4}',
	year: 2026,
	next,
	lastDate: '2026-11-20'
});

async function newDevice(): Promise<RelayDevice> {
	return pairWith(relay.url, await pairingCode(relay.folder));
}

/** Gives a device a role, as an admin does. */
const changeDevice = (deviceId: string, role: Me['role']) =>
	admin.call('PUT', `devices/${deviceId}`, { deviceName: 'Tablet', role });

const post = (device: RelayDevice, heads: Partial<PostHeads>) =>
	device.call('POST', 'heads', {
		deviceId: device.deviceId,
		seq: 0,
		head: '',
		since: null,
		ledgerKeySha256: digestText(key),
		series: [],
		...heads
	});

async function answerOf(response: Promise<Response>): Promise<[number, HeadsAnswer & { error?: string }]> {
	const answer = await response;
	return [answer.status, (await answer.json()) as HeadsAnswer];
}

/** Pairs another device on the same ledger, showing a key. */
const joinLedger = async (ledgerId: string, ledgerKey: string) =>
	callFrom(relay.url, '', 'POST', 'pair', {
		code: await pairingCode(relay.folder),
		deviceId: uuid(),
		deviceName: 'New tablet',
		ledgerId,
		ledgerKey
	});

describe('heads', () => {
	it('are noted while the chain goes on from where the relay saw it', async () => {
		const device = await newDevice();
		expect(await answerOf(post(device, { seq: 3, head: link('c') }))).toMatchObject([200, { result: 'noted', seq: 3 }]);
		expect(await answerOf(post(device, { seq: 3, head: link('c') }))).toMatchObject([200, { result: 'noted' }]);
		expect(await answerOf(post(device, { seq: 5, head: link('e') }))).toMatchObject([200, { result: 'show', seq: 3 }]);
		const grown = post(device, { seq: 5, head: link('e'), since: { seq: 3, link: link('c') } });
		expect(await answerOf(grown)).toMatchObject([200, { result: 'noted', seq: 5 }]);
	});

	it.each([
		['has fallen behind', { seq: 2, head: link('b') }],
		['ends otherwise', { seq: 3, head: link('x') }],
		['has gone on from another entry', { seq: 4, head: link('d'), since: { seq: 3, link: link('x') } }]
	])('of a copy that %s are refused, and nothing of them is kept', async (_, heads) => {
		const device = await newDevice();
		await post(device, { seq: 3, head: link('c') });
		const series = [aMark(uuid(), 9)];
		expect(await answerOf(post(device, { ...heads, series }))).toMatchObject([409, { error: 'copied' }]);
		expect(await answerOf(post(device, { seq: 3, head: link('c') }))).toMatchObject([200, { marks: [] }]);
	});

	it('of another device than was paired are refused', async () => {
		const device = await newDevice();
		expect(await answerOf(post(device, { deviceId: uuid() }))).toMatchObject([409, { error: 'other-device' }]);
	});

	it('raise the marks of the series and never lower them', async () => {
		const device = await newDevice();
		const series = aMark(uuid(), 12);
		await post(device, { series: [series] });
		await post(device, { series: [{ ...series, next: 7 }] });
		expect(await answerOf(post(device, {}))).toMatchObject([200, { marks: [series] }]);
		const newYear = { ...series, year: 2027, next: 2 };
		await post(device, { series: [newYear] });
		expect(await answerOf(post(device, {}))).toMatchObject([200, { marks: [newYear] }]);
	});
});

describe('a restored ledger', () => {
	it('is taken over by its key, and the device before it can only read', async () => {
		const lost = await newDevice();
		await post(lost, { seq: 1, head: link('a'), series: [aMark(uuid(), 4)] });
		expect((await joinLedger(lost.ledgerId, key)).status).toBe(200);
		expect(await answerOf(post(lost, { seq: 1, head: link('a') }))).toMatchObject([409, { error: 'replaced' }]);
		const sealed = await lost.call('POST', `batches/${uuid()}/seal`, {});
		expect([sealed.status, await sealed.json()]).toEqual([409, { error: 'replaced' }]);
		expect((await lost.call('GET', 'receipts')).status).toBe(200);
	});

	it('leaves the device before it no rights but to read, an admin as it was', async () => {
		const lost = await newDevice();
		expect((await changeDevice(lost.deviceId, 'admin')).status).toBe(204);
		await post(lost, {});
		expect((await joinLedger(lost.ledgerId, key)).status).toBe(200);
		expect(await lost.get<Me>('me')).toMatchObject({ role: 'sender' });
		const tries = [
			lost.call('POST', 'devices/pairing-code', { role: 'admin' }),
			lost.call('PUT', `devices/${lost.deviceId}`, { deviceName: 'Mine', role: 'admin' }),
			lost.call('PUT', `mailboxes/${uuid()}`, {}),
			lost.call('POST', 'mailboxes/practice/pause')
		];
		expect((await Promise.all(tries)).map(({ status }) => status)).toEqual([403, 403, 403, 403]);
	});

	it('is not put in doubt by the device before it, whatever that says it has heard', async () => {
		const lost = await newDevice();
		await post(lost, {});
		const notBefore = { utc: new Date(Date.now() + 86_400_000).toISOString(), zone: 'UTC' };
		const { message, pdf } = await markedMessage({ notBefore });
		await lost.putBlob(pdf);
		await lost.stage(message);
		expect((await lost.seal([message])).status).toBe(202);
		const ids = { deviceId: uuid(), ledgerId: lost.ledgerId, ledgerKey: key };
		const device = await pairWith(relay.url, await pairingCode(relay.folder), 'New tablet', ids);
		expect((await lost.call('GET', 'receipts?after=9999999999.1')).status).toBe(200);
		const { receipts, handBack } = await device.get<ReceiptPage>('receipts?after=0.0');
		expect([receipts.map(({ state }) => state), handBack]).toEqual([['queued'], false]);
	});

	it('is not given to who shows another key', async () => {
		const device = await newDevice();
		await post(device, {});
		expect((await joinLedger(device.ledgerId, digestText('guessed'))).status).toBe(409);
		expect(await answerOf(post(device, {}))).toMatchObject([200, { result: 'noted' }]);
	});
});
