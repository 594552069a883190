import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { v7 as uuid } from 'uuid';
import { claimNext, closeAttempt } from '#server/queue/attempts.ts';
import { plainChange } from '#server/queue/changes.ts';
import { openDatabase } from '#server/queue/database.ts';
import { newFolder } from '#tests/support/relay.ts';
import { addMailbox } from './fill.ts';

/** Claims that are measured. */
const measured = 500;
const at = '2026-11-20T09:00:00.000Z';

/** Claims a second from a queue of so many messages, as a lane makes them: the next one only after the last was closed. */
export async function claimRate(waiting: number): Promise<number> {
	const folder = newFolder();
	const opened = openDatabase(folder);
	if (!opened.ok) throw new Error(opened.error.type);
	const { ahead, close } = opened.value;
	const mailboxId = await addMailbox(opened.value.store, 1);
	addWaiting(join(folder, 'relay.sqlite'), mailboxId, waiting);
	let claiming = 0;
	for (let index = 0; index < measured; index++) {
		const start = performance.now();
		const claim = await claimNext(ahead, { mailboxId, lease: 'lease', attemptId: uuid(), at });
		claiming += performance.now() - start;
		if (!claim) throw new Error('nothing was due');
		const accepted = claim.recipients.map(({ address }) => plainChange(claim.messageId, address, 'accepted'));
		await closeAttempt(ahead, claim.attemptId, at, 'bench', accepted);
	}
	await close();
	await rm(folder, { recursive: true });
	return measured / (claiming / 1000);
}

/** Rows of messages that wait, straight into the tables: a queue of this size is not filled by hand. */
function addWaiting(path: string, mailboxId: string, count: number): void {
	const file = new DatabaseSync(path);
	const numbers = `with recursive n (i) as (select 1 union all select i + 1 from n where i < ${count})`;
	file.exec(`begin;
		insert into ledger (ledger_id) values ('l');
		insert into batch (id, ledger_id, device_id, sealed_at) values ('b', 'l', 'd', '${at}');
		${numbers} insert into message (id, batch_id, ledger_id, issuer_id, mailbox_id, practice, seal, content, queue_order,
			created_at) select 'm' || i, 'b', 'l', 'i', '${mailboxId}', 0, '', '{}', i, '${at}' from n;
		${numbers} insert into recipient (message_id, address, mailbox_id, queue_order, state, due_at, changed_at)
			select 'm' || i, 'a@d' || i || '.example', '${mailboxId}', i, 'queued', '${at}', '${at}' from n;
		commit`);
	file.close();
}
