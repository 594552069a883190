import { Me } from '#domain/contract.ts';
import { err, type Result } from '#domain/result.ts';
import { thisDevice } from '#ledger/device.ts';
import { forgetSetting, readSetting, writeSetting } from '#ledger/settings.ts';
import { callRelay, type RelayError } from './relay-client.ts';

/** A code by which this device was paired, or is about to be. */
interface ShownCode {
	code: string;
	deviceName: string;
	/** When it was first shown, by the device's clock. Milliseconds. */
	at: number;
}

/** Where the code is kept that was shown last. */
const shownKey = 'relay.shown-code';

/** How long the relay takes a used code from its own device again. Milliseconds. */
const codeLife = 600_000;

/** Pairs this device with the relay by the code that the relay has shown. */
export const pair = (code: string, deviceName: string): Promise<Result<Me, RelayError>> =>
	alone(() => show({ code: code.trim().toUpperCase(), deviceName, at: Date.now() }));

/**
 * Pairs this device once more by the code that it has shown, where its token is gone: a browser writes cookies to disk
 * only after a while, and one that is ended before that has lost it. Answers whether the device is paired.
 */
export async function pairAgain(): Promise<boolean> {
	if (!(await readShown())) return false;
	return alone(async () => {
		const shown = await readShown();
		const me = await callRelay(Me, { path: 'me' });
		if (me.ok) return me.value.deviceId === (await thisDevice()).id;
		return shown !== null && me.error.type === 'NotPaired' && (await show(shown)).ok;
	});
}

/** Who the relay takes this device for. A pairing from before a restore or a copy is another device's, and counts as none. */
export async function whoAmI(): Promise<Result<Me, RelayError>> {
	const { id } = await thisDevice();
	const me = await callRelay(Me, { path: 'me' });
	if (!me.ok) return me.error.type === 'NotPaired' && (await pairAgain()) ? whoAmI() : me;
	return me.value.deviceId === id ? me : err({ type: 'NotPaired' });
}

/** One window at a time: of two answers the browser might keep the token of the first, which the second has ended. */
const alone = <T>(work: () => Promise<T>): Promise<T> => navigator.locks.request('facturier-pairing', work);

/** The code is kept before it is shown, so that it is there whatever becomes of the answer. */
async function show(shown: ShownCode): Promise<Result<Me, RelayError>> {
	const { id, ledgerId, ledgerKey } = await thisDevice();
	await writeSetting(shownKey, shown);
	const { code, deviceName } = shown;
	const body = { code, deviceId: id, deviceName, ledgerId, ledgerKey };
	const me = await callRelay(Me, { method: 'POST', path: 'pair', body });
	if (!me.ok && me.error.type === 'Refused') await forgetSetting(shownKey);
	return me;
}

/** The code that was shown last, while the relay may still take it. */
async function readShown(): Promise<ShownCode | null> {
	const shown = await readSetting<ShownCode | null>(shownKey, null);
	if (shown === null || Date.now() - shown.at < codeLife) return shown;
	await forgetSetting(shownKey);
	return null;
}
