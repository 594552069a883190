/** A guard before approving on this device. It keeps slips and passers-by out; it encrypts nothing. */
export interface Pin {
	/** Salt and slow hash, base64; how many rounds the hash took. */
	salt: string;
	hash: string;
	rounds: number;
	/** Wrong tries since the last right one. */
	misses: number;
	/** ISO time of the next try that counts, or empty. */
	nextTry: string;
	/** ISO time at which it goes because it was forgotten, or null. */
	leavesAt: string | null;
}

/** Four to eight digits. */
export const isPinForm = (digits: string): boolean => /^\d{4,8}$/.test(digits);

/** Milliseconds. */
const firstWait = 5_000;
const longestWait = 300_000;
const freeMisses = 3;
const leave = 3_600_000;

/** How long to wait until a try counts, in milliseconds. */
export const waitOf = ({ nextTry }: Pin, now: string): number =>
	nextTry === '' ? 0 : Math.max(0, Math.min(Date.parse(nextTry) - Date.parse(now), longestWait));

/** A wrong try: the first three are free, then each costs twice the time of the one before, five minutes at most. */
export function missed(pin: Pin, now: string): Pin {
	const misses = pin.misses + 1;
	const wait = misses < freeMisses ? 0 : Math.min(firstWait * 2 ** (misses - freeMisses), longestWait);
	return { ...pin, misses, nextTry: wait === 0 ? '' : after(now, wait) };
}

/** The right digits: earlier misses count no more, and it stays although it was said to be forgotten. */
export const matched = (pin: Pin): Pin => ({ ...pin, misses: 0, nextTry: '', leavesAt: null });

/** Forgotten: it goes in an hour, unless someone who knows it comes by. */
export const forgotten = (pin: Pin, now: string): Pin => ({ ...pin, leavesAt: pin.leavesAt ?? after(now, leave) });

/** Whether it has gone because it was forgotten. */
export const hasLeft = ({ leavesAt }: Pin, now: string): boolean => leavesAt !== null && leavesAt <= now;

const after = (now: string, milliseconds: number): string => new Date(Date.parse(now) + milliseconds).toISOString();
