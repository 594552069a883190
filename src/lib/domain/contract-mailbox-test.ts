import * as v from 'valibot';
import { line, prose, time } from './contract-fields.ts';

/** The steps of a test mail, in their order; `arrived` only where the mailbox is read over IMAP. */
export const testSteps = ['name', 'connect', 'tls', 'login', 'sender', 'recipient', 'accepted', 'arrived'] as const;
export type TestStep = (typeof testSteps)[number];

/** How many test mails a mailbox may send in an hour. */
export const testsPerHour = 5;

/** POST mailboxes/:id/test: the words of the test mail, which goes to the sender and the copy address. 429 where it is too soon, with the time in `detail`. */
export const TestMail = v.strictObject({
	subject: v.pipe(line(200), v.minLength(1)),
	text: v.pipe(prose(4_000), v.minLength(1))
});
export type TestMail = v.InferOutput<typeof TestMail>;

const certificate = v.object({
	fingerprint: v.string(),
	names: v.array(v.string()),
	issuer: v.string(),
	validFrom: time,
	validTo: time
});

/**
 * One line of the answer, which comes step by step as JSON lines. What failed ends it; without a failure the test has
 * passed when the answer ends.
 */
export const TestEvent = v.object({
	step: v.picklist(testSteps),
	state: v.picklist(['done', 'skipped', 'failed']),
	/** Why it failed: a key of receipt.ts `Reason`, or `unknown-host`, `sign-in`, `not-yet`. */
	reason: v.nullable(v.string()),
	/** The server's own words, or the code of what broke. */
	words: v.string(),
	/** How the connection is protected, at `tls`. */
	protection: v.nullable(v.object({ protocol: v.string(), until: time })),
	/** A certificate that was refused: what is wrong with it, and what it says of itself. */
	fault: v.nullable(v.string()),
	certificate: v.nullable(certificate)
});
export type TestEvent = v.InferOutput<typeof TestEvent>;
