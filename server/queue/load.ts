import { sql } from 'kysely';
import type { MailboxLoad, WaitingGroup } from '#domain/forecast.ts';
import type { MailboxRow, Store } from './schema.ts';
import { spentBy } from './spending.ts';

/** Recipients per minute that are reckoned with before a mailbox has sent anything. */
const presumedPace = 60;
/** Attempts from which the pace is taken. */
const sample = 60;

/** How busy a mailbox is, as a device of a ledger may see it: batches of other ledgers are not named. */
export async function loadOf(
	store: Store,
	{ id, retry_at }: Pick<MailboxRow, 'id' | 'retry_at'>,
	ledgerId: string,
	at: string
): Promise<MailboxLoad> {
	const [spent, queue, pace] = [
		await spentBy(store, id, at),
		await waitingGroups(store, id, ledgerId),
		await paceOf(store, id)
	];
	return { at, retryAt: retry_at !== null && retry_at > at ? retry_at : null, pace, spent, queue };
}

/** What waits in a mailbox in the order of the queue, together by batch and by the minute in which it is due. */
async function waitingGroups(store: Store, mailboxId: string, ledgerId: string): Promise<WaitingGroup[]> {
	const { rows } = await sql<WaitingGroup>`
		select case when message.ledger_id = ${ledgerId} then message.batch_id end as "batchId",
			count(*) as recipients, max(recipient.due_at) as "dueAt"
		from recipient join message on message.id = recipient.message_id
		where recipient.mailbox_id = ${mailboxId} and recipient.state in ('queued', 'deferred')
		group by message.batch_id, substr(recipient.due_at, 1, 16)
		order by min(recipient.queue_order)`.execute(store);
	return rows;
}

/** Recipients per minute of the last attempts that sent something, over the time in which any of them was under way. */
async function paceOf(store: Store, mailboxId: string): Promise<number> {
	const attempts = await store
		.selectFrom('attempt')
		.select(['claimed_at', 'closed_at', 'spent'])
		.where('mailbox_id', '=', mailboxId)
		.where(sql<boolean>`spent > 0`)
		.where('closed_at', 'is not', null)
		.orderBy('closed_at', 'desc')
		.limit(sample)
		.execute();
	const spans = attempts.map(({ claimed_at, closed_at }) => [Date.parse(claimed_at), Date.parse(closed_at!)] as const);
	const recipients = attempts.reduce((sum, { spent }) => sum + spent, 0);
	const busy = covered(spans);
	return busy > 0 ? (recipients / busy) * 60_000 : presumedPace;
}

/** The time that spans cover together, in milliseconds. */
function covered(spans: readonly (readonly [from: number, until: number])[]): number {
	let sum = 0;
	let end = -Infinity;
	for (const [from, until] of spans.toSorted((a, b) => a[0] - b[0])) {
		sum += Math.max(0, until - Math.max(from, end));
		end = Math.max(end, until);
	}
	return sum;
}
