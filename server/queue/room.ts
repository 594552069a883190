import { statfs } from 'node:fs/promises';

/** Room that something needs on the disk, in times its size: it is written to the log of the database first. */
const roomFactor = 1.5;

/** Bytes without which nothing is sent: what the mail server says of mails under way must find room, whatever is taken in. */
const kept = 4_000_000;

/** How long an answer of the disk is believed. Milliseconds. */
const answerLife = 500;

/** The room on the disk of the data folder. */
export interface Room {
	/** Free bytes. */
	freeBytes: () => Promise<number>;
	/** Whether mails may be sent: what comes of them can be written down. */
	forSending: () => Promise<boolean>;
}

/** Whether something of so many bytes finds room. */
export const fits = async (freeBytes: () => Promise<number>, bytes: number): Promise<boolean> =>
	(await freeBytes()) >= bytes * roomFactor;

/** Watches the disk of a folder; asked before each mail, so that the disk is not. */
export function watchRoom(folder: string): Room {
	let known = { free: Promise.resolve(0), until: -Infinity };
	const ask = () => statfs(folder).then(({ bavail, bsize }) => bavail * bsize);
	return {
		freeBytes: ask,
		async forSending() {
			if (performance.now() > known.until) known = { free: ask(), until: performance.now() + answerLife };
			return (await known.free) >= kept;
		}
	};
}
