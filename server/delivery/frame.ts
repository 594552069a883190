import type { Sha256 } from '#domain/digest.ts';
import type { Hole, MailFrame } from '#domain/mail-frame.ts';

/** What stands for an attachment while a mail is built: its hash, whose base64 fills one line. */
export const placeholder = (sha256: Sha256): Buffer => Buffer.from(sha256, 'hex');

/** Takes the placeholders out of a mail. They are looked for from its end, where attachments stand. */
export function cutFrame(mail: Buffer, attachments: readonly Sha256[]): MailFrame {
	const places: Hole[] = [];
	const { length } = lineOf(attachments[0] ?? ('' as Sha256));
	let end = mail.length;
	for (const sha256 of attachments.toReversed()) {
		end = mail.lastIndexOf(lineOf(sha256), end - length);
		if (end < 0) throw new Error(`the place of attachment ${sha256} was not found`);
		places.unshift({ at: end, sha256 });
	}
	const kept = places.map(({ at }, index) => mail.subarray(index === 0 ? 0 : places[index - 1]!.at + length, at));
	const last = places.at(-1);
	return {
		bytes: Buffer.concat([...kept, mail.subarray(last ? last.at + length : 0)]),
		holes: places.map(({ at, sha256 }, index) => ({ at: at - index * length, sha256 }))
	};
}

const lineOf = (sha256: Sha256): string => placeholder(sha256).toString('base64');
