import * as v from 'valibot';
import { filled, line, mailboxId, time } from './contract-fields.ts';
import type { MailboxLoad } from './forecast.ts';
import type { MailboxStatus } from './mailbox.ts';

const host = v.pipe(filled(253), v.regex(/^[A-Za-z0-9.:_-]+$/));
const port = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535));
const secret = v.pipe(v.string(), v.maxLength(1_000));
const perTime = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)));
const security = v.picklist(['tls', 'starttls', 'opportunistic', 'none']);
const imapSecurity = v.picklist(['tls', 'starttls', 'none']);
const login = v.picklist(['none', 'password', 'oauth']);
const provider = v.picklist(['google', 'microsoft']);

/**
 * PUT mailboxes/:id. Secrets are write-only: one that is absent or empty stays, and is cleared when the account that it
 * was given for changes. Without a password of its own IMAP logs in like SMTP.
 */
export const PutMailbox = v.strictObject({
	name: filled(120),
	host,
	port,
	security,
	login,
	user: line(254),
	password: v.optional(secret),
	oauth: v.optional(
		v.nullable(
			v.strictObject({
				provider,
				clientId: v.pipe(filled(200), v.regex(/^[A-Za-z0-9._-]+$/)),
				tenant: v.pipe(line(253), v.regex(/^[A-Za-z0-9.-]*$/))
			})
		),
		null
	),
	oauthSecret: v.optional(secret),
	senderName: line(120),
	senderAddress: filled(254),
	replyTo: line(254),
	pin: v.pipe(v.string(), v.regex(/^([0-9a-f]{64})?$/)),
	imap: v.optional(v.nullable(v.strictObject({ host, port, security: imapSecurity, user: filled(254) })), null),
	imapPassword: v.optional(secret),
	filesSent: v.optional(v.boolean(), false),
	copyTo: v.optional(line(254), ''),
	perMinute: v.optional(perTime, null),
	perDay: v.optional(perTime, null)
});
/** A mailbox as it is put: what may be left out need not be there. */
export type PutMailbox = v.InferInput<typeof PutMailbox>;

/** How busy a mailbox is: the relay tells what the app forecasts from. */
const load = v.object({
	at: time,
	retryAt: v.nullable(time),
	pace: v.pipe(v.number(), v.minValue(0)),
	spent: v.array(v.object({ at: time, recipients: v.number() })),
	queue: v.array(v.object({ batchId: v.nullable(v.string()), recipients: v.number(), dueAt: time }))
}) satisfies v.GenericSchema<unknown, MailboxLoad>;

const copies = v.object({
	waiting: v.number(),
	failed: v.nullable(v.object({ count: v.number(), at: time, reason: v.nullable(v.string()), reply: v.string() }))
});

const mailboxStatus = v.object({
	id: mailboxId,
	name: v.string(),
	host: v.string(),
	port: v.number(),
	security,
	login,
	user: v.string(),
	oauth: v.optional(v.nullable(v.object({ provider, clientId: v.string(), tenant: v.string() })), null),
	senderName: v.string(),
	senderAddress: v.string(),
	replyTo: v.string(),
	pin: v.string(),
	imap: v.optional(
		v.nullable(v.object({ host: v.string(), port: v.number(), security: imapSecurity, user: v.string() })),
		null
	),
	filesSent: v.optional(v.boolean(), false),
	copyTo: v.optional(v.string(), ''),
	perMinute: v.optional(v.nullable(v.number()), null),
	perDay: v.optional(v.nullable(v.number()), null),
	maxMessageBytes: v.optional(v.nullable(v.number()), null),
	practice: v.boolean(),
	hasPassword: v.boolean(),
	hasImapPassword: v.optional(v.boolean(), false),
	hasOauthSecret: v.optional(v.boolean(), false),
	reading: v.optional(v.nullable(v.object({ problem: v.nullable(v.string()), detail: v.string(), at: time })), null),
	paused: v.nullable(v.object({ reason: v.string(), detail: v.string(), at: time })),
	waiting: v.number(),
	load: v.optional(v.nullable(load), null),
	copies: v.optional(copies, { waiting: 0, failed: null })
}) satisfies v.GenericSchema<unknown, MailboxStatus>;

/** GET mailboxes, the practice mailbox first. */
export const MailboxList = v.object({ mailboxes: v.array(mailboxStatus) });
export type MailboxList = v.InferOutput<typeof MailboxList>;
