import { randomBytes } from 'node:crypto';
import type { Sha256 } from '#domain/digest.ts';
import type { MailFrame } from '#domain/mail-frame.ts';

/** What stands for an attachment while a mail is built. */
export interface StandIn {
	sha256: Sha256;
	bytes: Buffer;
}

/** A stand-in by chance: nothing that anybody wrote holds its base64, which fills one line. */
export const standInFor = (sha256: Sha256): StandIn => ({ sha256, bytes: randomBytes(48) });

/** Takes the stand-ins out of a mail; they come in its order. */
export function cutFrame(mail: Buffer, standIns: readonly StandIn[]): MailFrame {
	const kept: Buffer[] = [];
	const holes: { at: number; sha256: Sha256 }[] = [];
	let from = 0;
	let at = 0;
	for (const { sha256, bytes } of standIns) {
		const line = bytes.toString('base64');
		const found = mail.indexOf(line, from);
		if (found < 0) throw new Error(`the place of attachment ${sha256} was not found`);
		kept.push(mail.subarray(from, found));
		at += found - from;
		holes.push({ at, sha256 });
		from = found + line.length;
	}
	return { bytes: Buffer.concat([...kept, mail.subarray(from)]), holes };
}
