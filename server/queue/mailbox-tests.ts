import { testsPerHour } from '#domain/contract-mailbox-test.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { after } from './instants.ts';
import type { Store } from './schema.ts';

/** A test mail that was asked for. */
export interface MailboxTestRow {
	mailbox_id: string;
	started_at: string;
}

const hour = 3_600_000;

/** Notes that a test mail is sent; refused, with the time of the next one, where an hour has had its share. */
export function noteTest(store: Store, mailboxId: string, at: string): Promise<Result<null, { next: string }>> {
	return store.transaction().execute(async (tx) => {
		await tx
			.deleteFrom('mailbox_test')
			// Those of a time to come were made while the clock was wrong.
			.where((where) => where.or([where('started_at', '<=', after(at, -hour)), where('started_at', '>', at)]))
			.execute();
		const tests = await tx
			.selectFrom('mailbox_test')
			.select('started_at')
			.where('mailbox_id', '=', mailboxId)
			.orderBy('started_at')
			.execute();
		if (tests.length >= testsPerHour) return err({ next: after(tests[0]!.started_at, hour) });
		await tx.insertInto('mailbox_test').values({ mailbox_id: mailboxId, started_at: at }).execute();
		return ok(null);
	});
}
