import * as v from 'valibot';
import type { Sha256 } from './digest.ts';

/** A UUID in lower case. */
export const uuid = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/));
/** SHA-256 in lower-case hex. */
export const sha256 = v.pipe(
	v.string(),
	v.regex(/^[0-9a-f]{64}$/),
	v.transform((text) => text as Sha256)
);
/** One line of text: no control characters, no bidirectional overrides, well-formed, of limited length. */
export const line = (max: number) =>
	v.pipe(
		v.string(),
		v.maxLength(max),
		// eslint-disable-next-line no-control-regex
		v.regex(/^[^\u0000-\u001f\u007f-\u009f\u2028-\u2029\u202a-\u202e\u2066-\u2069]*$/u),
		v.check((text) => text.isWellFormed())
	);
/** Text of several lines: tabs and line ends are its only control characters. */
export const prose = (max: number) =>
	v.pipe(
		v.string(),
		v.maxLength(max),
		// eslint-disable-next-line no-control-regex
		v.regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/u),
		v.check((text) => text.isWellFormed())
	);
/** An ISO timestamp in UTC. */
export const time = v.pipe(
	v.string(),
	v.isoTimestamp(),
	v.check((text) => text.endsWith('Z') && !Number.isNaN(Date.parse(text)))
);
/** A line that is not empty. */
export const filled = (max: number) => v.pipe(line(max), v.minLength(1));
/** A mail address and the name beside it, which may be empty. */
export const party = v.strictObject({ address: filled(254), name: line(120) });
/** A mailbox; `practice` names the relay's own practice mailbox. */
export const mailboxId = v.union([uuid, v.literal('practice')]);
