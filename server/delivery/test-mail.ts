import type { TestEvent, TestMail } from '#domain/contract-mailbox-test.ts';
import { noteMessageSize } from '#server/queue/message-size.ts';
import { testRecipients } from '#server/queue/mailbox-tests.ts';
import type { MailboxRow } from '#server/queue/schema.ts';
import type { Session } from '#server/transport/session.ts';
import { openSession } from '#server/transport/session.ts';
import { compose } from './compose.ts';
import type { Delivery } from './delivery.ts';
import { failureOfExchange, failureOfLogin, failureOfOpening, plainEvent } from './test-events.ts';

/** Milliseconds: a person waits for it. */
const timeouts = { connect: 15_000, reply: 30_000 };

/** Whether a mail has come back into the mailbox: `not-yet` after some patience, or why it cannot be seen. */
export type Arrival = (mailbox: MailboxRow, headerId: string) => Promise<'arrived' | 'not-yet' | { detail: string }>;

/** What a test mail takes: what delivery takes, and a look into the mailbox. */
export interface TestParts extends Pick<Delivery, 'store' | 'credentials' | 'guard' | 'clock' | 'newId'> {
	arrival: Arrival;
}

/**
 * Sends a mail from a mailbox to its own sender and copy address, and tells each step as it comes. It goes the way that
 * invoices go; no queue or receipt is touched, but how much the server takes is remembered.
 */
export async function sendTestMail(
	parts: TestParts,
	mailbox: MailboxRow,
	words: TestMail,
	tell: (event: TestEvent) => void
): Promise<void> {
	const credentials = await parts.credentials(mailbox);
	if (!credentials.ok) return tell(failureOfLogin(credentials.error, mailbox.login));
	let isConnected = false;
	const opened = await openSession({ ...mailbox, ...credentials.value }, parts.guard, timeouts, undefined, {
		named: () => tell(plainEvent('name', 'done')),
		connected(protection) {
			isConnected = true;
			tell(plainEvent('connect', 'done'));
			tell({ ...plainEvent('tls', protection ? 'done' : 'skipped'), protection });
		}
	});
	if (!opened.ok) return failureOfOpening(opened.error, isConnected ? 'login' : 'connect').forEach(tell);
	tell(plainEvent('login', mailbox.login === 'none' ? 'skipped' : 'done'));
	try {
		await noteMessageSize(parts.store, mailbox, opened.value.takesBytes());
		await send(parts, mailbox, words, opened.value, tell);
	} finally {
		opened.value.close();
	}
}

async function send(
	{ clock, newId, arrival }: TestParts,
	mailbox: MailboxRow,
	words: TestMail,
	session: Session,
	tell: (event: TestEvent) => void
): Promise<void> {
	const to = testRecipients(mailbox);
	const letter = {
		...words,
		id: newId(),
		from: { address: mailbox.sender_address, name: mailbox.sender_name },
		replyTo: mailbox.reply_to === '' ? null : { address: mailbox.reply_to, name: '' },
		recipients: to.map((address) => ({ address, name: '' })),
		html: '',
		attachments: []
	};
	const mime = compose(letter, [], clock());
	if (!mime.ok) return tell({ ...plainEvent('sender', 'failed'), reason: 'not-allowed', words: mime.error.address });
	const envelope = { from: mailbox.sender_address, to, size: mime.value.bytes.length };
	const exchange = await session.send(envelope, mime.value.bytes, ({ recipients }) => {
		tell(plainEvent('sender', 'done'));
		if (recipients.every((reply) => reply && reply.code < 300)) tell(plainEvent('recipient', 'done'));
		return Promise.resolve(true);
	});
	const failure = failureOfExchange(exchange);
	if (failure.length > 0) return failure.forEach(tell);
	tell({ ...plainEvent('accepted', 'done'), words: exchange.end?.text ?? '' });
	if (mailbox.imap_host === null) return tell(plainEvent('arrived', 'skipped'));
	const arrived = await arrival(mailbox, mime.value.headerId);
	if (arrived === 'arrived') return tell(plainEvent('arrived', 'done'));
	const why = arrived === 'not-yet' ? { reason: 'not-yet' } : { reason: 'unreadable', words: arrived.detail };
	tell({ ...plainEvent('arrived', 'failed'), ...why });
}
