import * as v from 'valibot';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiPath, DeviceList } from '#domain/contract.ts';
import { MailboxList } from '#domain/contract-mailboxes.ts';
import { sealOf, type Message } from '#domain/message.ts';
import { apiCalls, mailbox, type ApiCall } from '#tests/support/api-calls.ts';
import { hostileStrings } from '#tests/support/hostile-strings.ts';
import { markedMessage } from '#tests/support/marked-invoice.ts';
import { callFrom, pairWith, type RelayDevice } from '#tests/support/relay-device.ts';
import { filledPath, relayRoutes, rowsOf } from '#tests/support/relay-routes.ts';
import { allowPorts, startRelay, type RunningRelay } from '#tests/support/relay.ts';
import { stringFields, withField, type FieldPath } from '#tests/support/schema-fields.ts';
import { idOf } from '#tests/support/valid-message.ts';

/** All hostile strings with `npm run -s hostile`, else every tenth of them. */
const hostiles = hostileStrings.filter((_, index) => process.env.HOSTILE === 'all' || index % 10 === 2);

const someId = idOf(1);
let message: Message;
let relay: RunningRelay;
let device: RelayDevice;

/** Calls whose body is bytes, or that have none. */
const withoutJson = [
	'POST /mailboxes/:id/pause',
	'POST /mailboxes/:id/resume',
	'POST /mailboxes/:id/sign-in',
	'PUT /blobs/:sha256',
	'POST /messages/:id/cancel',
	'POST /hand-back/done',
	'POST /messages/:id/check'
];

const isId = /^[0-9a-f-]{36}$/;
const plainPath = (path: string) => path.slice(apiPath.length).replaceAll(/\{(?:[^{}]|\{[^{}]*\})*\}/g, '');
const routes = relayRoutes().filter(({ path }) => path.startsWith(`${apiPath}/`));

beforeAll(async () => {
	relay = await startRelay();
	device = await pairWith(relay.url, relay.code);
	const marked = await markedMessage();
	message = {
		...marked.message,
		replyTo: { address: 'a@x.example', name: '' },
		notBefore: { utc: '2026-11-20T09:00:00.000Z', zone: 'Europe/Amsterdam' },
		resendOf: uuid()
	};
	await device.putBlob(marked.pdf);
	await allowPorts(relay.folder, mailbox.port, mailbox.imap.port);
	expect((await device.call('PUT', `mailboxes/${someId}`, mailbox)).status).toBe(204);
});
afterAll(() => relay.stop());

/** Puts a hostile string in a field of a call's example, under the seal that then fits, and gives the status. */
async function callWith(name: string, { example }: ApiCall, field: FieldPath, hostile: string): Promise<number> {
	const [method = '', route = ''] = name.split(' ');
	const body = withField(example(message, device.deviceId), field, hostile) as { message?: Message; seal?: string };
	if (body.message && field[0] === 'message' && hostile.isWellFormed()) body.seal = sealOf(body.message);
	const ids: Record<string, string> = {
		':batch': body.message?.batchId ?? someId,
		':message': body.message?.id ?? someId
	};
	const own = name === 'PUT /devices/:id' ? device.deviceId : someId;
	const path = route.replaceAll(/:\w+/g, (key) => encodeURIComponent((ids[key] ?? own).toWellFormed()));
	const answer = await callFrom(relay.url, device.cookie, method, path.slice(1), body);
	await answer.body?.cancel();
	return answer.status;
}

/** All rows but those of some tables, of the audit, which tells of them, and of the reader's notes, which it writes whenever it likes. */
const rowsOutside = (tables: readonly string[]) =>
	rowsOf(relay.folder).filter((row) => ![...tables, 'audit', 'reading'].includes(row.slice(0, row.indexOf(' '))));

describe('every part of a path', () => {
	it('may be hostile, and nothing breaks or changes', { timeout: 120_000 }, async () => {
		const before = rowsOutside([]);
		const isForPath = (one: string) => one !== '' && one.isWellFormed() && one.length < 5_000 && !isId.test(one);
		const strings = hostiles.filter(isForPath);
		for (const { method, path } of routes.filter((route) => route.path.includes(':'))) {
			const marked = filledPath(path)
				.slice(apiPath.length + 1)
				.replaceAll(/[0-9a-f-]{36,64}/g, '*');
			const answers = await Promise.all(
				strings.map((hostile) => {
					const place = marked.replaceAll('*', encodeURIComponent(hostile));
					return callFrom(relay.url, device.cookie, method, place, method === 'GET' ? undefined : {});
				})
			);
			for (const answer of answers) await answer.body?.cancel();
			expect([path, answers.map(({ status }) => status).filter((status) => status >= 500)]).toEqual([path, []]);
		}
		for (const hostile of strings) {
			const asked = encodeURIComponent(hostile);
			const paths = [`receipts?after=${asked}`, `practice/mails?before=${asked}`, `sign-in/return?state=${asked}`];
			for (const path of paths) expect((await device.call('GET', path)).status).toBeLessThan(500);
		}
		expect(rowsOutside([])).toEqual(before);
	});
});

describe('every call with a body', () => {
	it('is in the list of this test', () => {
		const writing = routes.filter(({ method }) => method === 'PUT' || method === 'POST');
		const names = writing.map(({ method, path }) => `${method} ${plainPath(path)}`);
		expect(Object.keys(apiCalls).filter((name) => !names.includes(name))).toEqual([]);
		expect(names.filter((name) => !(name in apiCalls)).toSorted()).toEqual(withoutJson.toSorted());
	});

	it.each(Object.entries(apiCalls))(
		'takes hostile strings as what they are, or refuses them and changes nothing: %s',
		{ timeout: 120_000 },
		async (name, call) => {
			for (const field of stringFields(call.schema)) {
				const [before, all] = [rowsOutside(call.writes), rowsOutside([])];
				const statuses = new Set(await Promise.all(hostiles.map((hostile) => callWith(name, call, field, hostile))));
				expect([field, [...statuses].filter((status) => status >= 500)]).toEqual([field, []]);
				expect(rowsOutside(call.writes)).toEqual(before);
				if ([...statuses].every((status) => status >= 400)) expect(rowsOutside([])).toEqual(all);
			}
		}
	);
});

describe('the relay afterwards', () => {
	it('answers as before, in the form it promised, and has logged no failure', async () => {
		v.parse(DeviceList, await device.get('devices'));
		v.parse(MailboxList, await device.get('mailboxes'));
		expect(relay.output()).not.toMatch(/"level":(50|60)/);
	});
});
