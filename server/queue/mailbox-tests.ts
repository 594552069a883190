import { testsPerHour } from '#domain/contract-mailbox-test.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { limitDay } from '#domain/sending-limit.ts';
import { after } from './instants.ts';
import type { MailboxRow, Store } from './schema.ts';

/** A test mail that was asked for. */
export interface MailboxTestRow {
	mailbox_id: string;
	started_at: string;
	/** Recipients that count towards the mailbox's limits, whatever came of it. */
	spent: number;
}

const hour = 3_600_000;

/** Who gets the test mail of a mailbox: its own sender, and its copy address. */
export const testRecipients = ({ sender_address, copy_to }: Pick<MailboxRow, 'sender_address' | 'copy_to'>): string[] =>
	[...new Set([sender_address, copy_to])].filter((address) => address !== '');

/**
 * Notes that a test mail is sent, which counts towards the limits of its mailbox; refused, with the time of the next one,
 * where an hour has had its share.
 */
export function noteTest(
	store: Store,
	mailbox: Pick<MailboxRow, 'id' | 'sender_address' | 'copy_to'>,
	at: string
): Promise<Result<null, { next: string }>> {
	return store.transaction().execute(async (tx) => {
		await tx
			.deleteFrom('mailbox_test')
			// Those of a time to come were made while the clock was wrong.
			.where((where) => where.or([where('started_at', '<=', after(at, -limitDay)), where('started_at', '>', at)]))
			.execute();
		const tests = await tx
			.selectFrom('mailbox_test')
			.select('started_at')
			.where('mailbox_id', '=', mailbox.id)
			.where('started_at', '>', after(at, -hour))
			.orderBy('started_at')
			.execute();
		if (tests.length >= testsPerHour) return err({ next: after(tests[0]!.started_at, hour) });
		const spent = testRecipients(mailbox).length;
		await tx.insertInto('mailbox_test').values({ mailbox_id: mailbox.id, started_at: at, spent }).execute();
		return ok(null);
	});
}
