import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { pinGate } from '#ledger/pin-gate.svelte.ts';
import { setPin } from '#ledger/pin.ts';
import { useLedger } from '#tests/support/ledger.ts';
import { until } from '#tests/support/until.ts';
import { resolveMessage } from './resolve.ts';

useLedger();

let calls: string[];
beforeEach(() => {
	calls = [];
	vi.stubGlobal('fetch', (path: string) => {
		calls.push(path);
		return Promise.resolve(new Response(null, { status: 204 }));
	});
});
afterEach(() => void vi.unstubAllGlobals());

const again = () => resolveMessage('m1', { recipients: ['a@x.example'], decision: 'send-again' });
const asked = () =>
	until(
		() => Promise.resolve(pinGate.answer),
		(answer) => answer !== null
	);

it('what was perhaps sent goes once more only past the PIN', async () => {
	await setPin('2468');
	const refused = again();
	(await asked())!(false);
	expect(await refused).toEqual({ ok: false, error: { type: 'NoPin' } });
	expect(calls).toEqual([]);
	const passed = again();
	(await asked())!(true);
	expect(await passed).toEqual({ ok: true, value: 'told' });
	expect(calls).toEqual(['/api/v1/messages/m1/resolve']);
});

it('marking as sent sends nothing and asks for no PIN', async () => {
	await setPin('2468');
	const marked = await resolveMessage('m1', { recipients: ['a@x.example'], decision: 'mark-as-sent' });
	expect(marked.ok).toBe(true);
	expect(calls).toHaveLength(1);
});
