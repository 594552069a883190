import { sql } from 'kysely';
import { limitDay, limitMeter, type Spending } from '#domain/sending-limit.ts';
import { after } from './instants.ts';
import type { MailboxRow, Store } from './schema.ts';

/** A mailbox and its limits. */
export type LimitedMailbox = Pick<MailboxRow, 'id' | 'per_minute' | 'per_day'>;

const minute = 60_000;

/** What a mailbox has sent since a time or is sending, test mails too. */
const spentSince = (mailboxId: string, since: string) => sql`
	select closed_at, spent from attempt
	where mailbox_id = ${mailboxId} and spent > 0 and (closed_at is null or closed_at > ${since})
	union all
	select started_at, spent from mailbox_test where mailbox_id = ${mailboxId} and started_at > ${since}`;

/**
 * Recipients that may still go by a mailbox at a time; infinite without limits. An attempt counts from its claim until
 * the span has passed since its end: the provider has counted it somewhere in between. Exact within the transaction of
 * a claim, since there is one writer.
 */
export async function roomOf(store: Store, { id, per_minute, per_day }: LimitedMailbox, at: string): Promise<number> {
	if (per_minute === null && per_day === null) return Infinity;
	const { rows } = await sql<{ last_minute: number; last_day: number }>`
		select coalesce(sum(spent) filter (where closed_at is null or closed_at > ${after(at, -minute)}), 0) as last_minute,
			coalesce(sum(spent), 0) as last_day
		from (${spentSince(id, after(at, -limitDay))})`.execute(store);
	const { last_minute, last_day } = rows[0]!;
	return Math.max(0, Math.min((per_minute ?? Infinity) - last_minute, (per_day ?? Infinity) - last_day));
}

/** The time at which a mailbox that has reached a limit may send again, or null while it has room. */
export async function limitedUntil(store: Store, mailbox: LimitedMailbox, at: string): Promise<string | null> {
	if ((await roomOf(store, mailbox, at)) > 0) return null;
	const limits = { perMinute: mailbox.per_minute, perDay: mailbox.per_day };
	const free = limitMeter(limits, await spentBy(store, mailbox.id, at)).free(Date.parse(at));
	return new Date(free).toISOString();
}

/**
 * What counts towards a mailbox's limits, the oldest first: of the last minute each attempt, of the time before in
 * stretches of ten minutes, with the end of each. What is under way counts as now.
 */
export async function spentBy(store: Store, mailboxId: string, at: string): Promise<Spending[]> {
	const { rows } = await sql<Spending>`
		select max(coalesce(closed_at, ${at})) as at, sum(spent) as recipients
		from (${spentSince(mailboxId, after(at, -limitDay))})
		group by case when closed_at is null or closed_at > ${after(at, -minute)} then coalesce(closed_at, ${at})
			else substr(closed_at, 1, 15) end
		order by 1`.execute(store);
	return rows;
}
