import { digestJson } from '#domain/canonical-json.ts';
import { err, ok, type Result } from '#domain/result.ts';
import type { Store, Writer } from './schema.ts';

/** What is written down of what people do, and of the few things that the relay does by itself and a person must know. */
export type Deed =
	| 'device.paired'
	| 'device.changed'
	| 'device.revoked'
	| 'mailbox.saved'
	| 'mailbox.paused'
	| 'mailbox.resumed'
	| 'mailbox.signed-in'
	| 'message.cancelled'
	| 'message.marked-as-sent'
	| 'message.sent-again'
	| 'host.allowed'
	| 'host.disallowed'
	| 'years.set'
	| 'backup.made'
	| 'relay.restored'
	| 'ledger.handed-back';

/** Who did what to what. An actor is a device's id, the operator at the machine, or the relay; a subject is an id, never an address. */
export interface Entry {
	actor: string;
	deed: Deed;
	subject: string;
}

/** An entry in its place: its link holds all that it says and the link before. */
export interface AuditRow extends Entry {
	/** 1, 2, 3 … */
	seq: number;
	/** ISO time. */
	at: string;
	prev: string;
	link: string;
}

/** Who acts by a command on the machine, and what the relay does by itself. */
export const operator = 'operator';
export const relayItself = 'relay';

/** Makes a change and writes down what it was, both or neither; `entryOf` gives null where nothing was done. */
export const audited = <T>(
	store: Store,
	at: string,
	change: (writer: Writer) => Promise<T>,
	entryOf: (value: T) => Entry | null
): Promise<T> =>
	store.transaction().execute(async (writer) => {
		const value = await change(writer);
		const entry = entryOf(value);
		if (entry) await writeDown(writer, at, entry);
		return value;
	});

/** Appends an entry within the caller's transaction. */
export async function writeDown(writer: Writer, at: string, { actor, deed, subject }: Entry): Promise<void> {
	const last = await writer.selectFrom('audit').select(['seq', 'link']).orderBy('seq', 'desc').executeTakeFirst();
	const entry = { seq: (last?.seq ?? 0) + 1, at, actor, deed, subject, prev: last?.link ?? '' };
	await writer
		.insertInto('audit')
		.values({ ...entry, link: digestJson(entry) })
		.execute();
}

/** All entries in order, or the first place where the chain does not hold. */
export async function readAudit(store: Store): Promise<Result<AuditRow[], { seq: number }>> {
	const rows = await store.selectFrom('audit').selectAll().orderBy('seq').execute();
	const broken = rows.findIndex(({ link, ...entry }, index) => {
		const before = rows[index - 1];
		return entry.seq !== index + 1 || entry.prev !== (before?.link ?? '') || link !== digestJson({ ...entry });
	});
	return broken < 0 ? ok(rows) : err({ seq: broken + 1 });
}
