import { err, ok, type Result } from '#domain/result.ts';
import { forgotten, hasLeft, matched, missed, waitOf, type Pin } from '#domain/pin.ts';
import { db } from './db.ts';
import { commit } from './journal.ts';

const key = 'pin';
/** OWASP's figure for PBKDF2 with SHA-256; about a third of a second on a tablet. */
const rounds = 600_000;

/** Why digits were not taken: they are wrong, or come too soon after wrong ones. Milliseconds to wait. */
export type PinError = { type: 'Wrong' | 'TooSoon'; wait: number };

/** The PIN of this device, or null; one that was forgotten has left by then. */
export async function readPin(now = new Date().toISOString()): Promise<Pin | null> {
	const pin = await storedPin();
	return pin && !hasLeft(pin, now) ? pin : null;
}

/** Sets the PIN or another one. */
export async function setPin(digits: string): Promise<void> {
	const salt = toBase64(crypto.getRandomValues(new Uint8Array(16)));
	const hash = await hashOf(digits, salt, rounds);
	const pin: Pin = { salt, hash, rounds, misses: 0, nextTry: '', leavesAt: null };
	await commit({ type: 'pin.set', ids: [], payload: {} }, () => db.settings.put({ key, value: pin }));
}

/** Takes the PIN away. */
export async function removePin(): Promise<void> {
	await commit({ type: 'pin.removed', ids: [], payload: {} }, () => db.settings.delete(key));
}

/** Lets the PIN go in an hour; answers when (ISO). */
export async function forgetPin(now: string): Promise<string | null> {
	const pin = await storedPin();
	if (!pin) return null;
	const leaving = forgotten(pin, now);
	await commit({ type: 'pin.forgotten', ids: [], payload: { leavesAt: leaving.leavesAt } }, () => store(leaving));
	return leaving.leavesAt;
}

/** Tries digits. A try counts as a miss before it is looked at, so that closing the app does not undo it. */
export async function tryPin(digits: string, now: string): Promise<Result<null, PinError>> {
	const asked = await db.transaction('rw', db.settings, async () => {
		const pin = await storedPin();
		if (!pin || hasLeft(pin, now)) return ok(null);
		const wait = waitOf(pin, now);
		if (wait > 0) return err({ type: 'TooSoon' as const, wait });
		const counted = missed(pin, now);
		await store(counted);
		return ok(counted);
	});
	if (!asked.ok) return asked;
	const pin = asked.value;
	if (!pin) return ok(null);
	if ((await hashOf(digits, pin.salt, pin.rounds)) !== pin.hash) return err({ type: 'Wrong', wait: waitOf(pin, now) });
	await store(matched(pin));
	return ok(null);
}

async function storedPin(): Promise<Pin | null> {
	const row = await db.settings.get(key);
	return row ? (row.value as Pin) : null;
}

const store = (pin: Pin): Promise<unknown> => db.settings.put({ key, value: pin });

async function hashOf(digits: string, salt: string, iterations: number): Promise<string> {
	const material = await crypto.subtle.importKey('raw', new TextEncoder().encode(digits), 'PBKDF2', false, [
		'deriveBits'
	]);
	const how = { name: 'PBKDF2', hash: 'SHA-256', salt: fromBase64(salt), iterations };
	return toBase64(new Uint8Array(await crypto.subtle.deriveBits(how, material, 256)));
}

const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const fromBase64 = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
