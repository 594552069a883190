import { listMailboxes } from '#server/queue/mailboxes.ts';
import { overdueSince } from '#server/queue/overdue.ts';
import type { Store } from '#server/queue/schema.ts';
import { readSetting } from '#server/queue/settings.ts';
import { whyPaused } from '#server/admin/why-paused.ts';
import { fine, note, wrong, type Finding } from './finding.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** Mailboxes that a person must let go on, and those whose server is silent. */
export async function checkMailboxes(store: Store): Promise<Finding[]> {
	const mailboxes = await listMailboxes(store);
	return mailboxes.flatMap(({ name, paused_at, paused_reason, down_since, waiting }) => {
		if (paused_at !== null)
			return [
				wrong(`The mailbox ${name} is stopped since ${paused_at}: ${whyPaused(paused_reason)}. ${waiting} wait in it.`)
			];
		if (down_since !== null) return [wrong(`The server of the mailbox ${name} is not reached since ${down_since}.`)];
		return [];
	});
}

/** Whether something that is due has been left lying. */
export async function checkQueue(store: Store, now: string): Promise<Finding> {
	const since = await overdueSince(store, now);
	if (since === null) return fine('Nothing is due');
	const isStuck = Date.parse(now) - Date.parse(since) > hour;
	if (!isStuck) return fine(`Messages are due since ${since}`);
	return wrong(
		`Messages are due since ${since}, but have not been sent. Does the relay run, and with this data folder?`
	);
}

/** How old the last backup is. */
export async function checkBackup(store: Store, now: string): Promise<Finding> {
	const at = await readSetting(store, 'backed-up-at');
	const advice = 'Run: npm run relay -- backup FILE';
	if (at === null) return note(`No backup has been made yet. ${advice}`);
	if (Date.parse(now) - Date.parse(at) > 7 * day) return note(`The last backup is of ${at}. ${advice}`);
	return fine(`Last backup ${at}`);
}
