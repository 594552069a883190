import type { Sha256 } from '#domain/digest.ts';
import type { Message } from '#domain/message.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { missingBlobs } from './blobs.ts';
import { applyChanges, plainChange } from './changes.ts';
import { ensureLedger } from './ledgers.ts';
import type { Store, Writer } from './schema.ts';

/** An invoice that a message is about. */
export interface MessageInvoiceRow {
	message_id: string;
	issuer_id: string;
	number: string;
}

/** A file that a message holds. */
export interface MessageBlobRow {
	message_id: string;
	sha256: string;
}

/** A message whose seal and parts the caller has checked, and who hands it over. */
export interface Staging {
	ledgerId: string;
	deviceId: string;
	message: Message;
	seal: Sha256;
	at: string;
}

/** Why a message is not taken. `Taken`: its id is in use for other content, or its batch for another ledger. */
export type StageRefusal =
	| { type: 'Taken' }
	| { type: 'BatchSealed' }
	| { type: 'UnknownMailbox' }
	| { type: 'RepeatedRecipient'; address: string }
	| { type: 'MissingBlobs'; blobs: Sha256[] };

/** Keeps a message until its batch is sealed (K0). The same message again is `known`, however far it has come. */
export function stageMessage(store: Store, staging: Staging): Promise<Result<'staged' | 'known', StageRefusal>> {
	const { ledgerId, message, seal } = staging;
	return store.transaction().execute(async (writer) => {
		const known = await writer.selectFrom('message').selectAll().where('id', '=', message.id).executeTakeFirst();
		if (known) return known.seal === seal && known.ledger_id === ledgerId ? ok('known') : err({ type: 'Taken' });

		const batch = await writer.selectFrom('batch').selectAll().where('id', '=', message.batchId).executeTakeFirst();
		if (batch && batch.ledger_id !== ledgerId) return err({ type: 'Taken' });
		if (batch?.sealed_at) return err({ type: 'BatchSealed' });

		const mailbox = await writer
			.selectFrom('mailbox')
			.select('practice')
			.where('id', '=', message.mailboxId)
			.executeTakeFirst();
		if (!mailbox) return err({ type: 'UnknownMailbox' });

		const repeated = repeatedAddress(message);
		if (repeated !== null) return err({ type: 'RepeatedRecipient', address: repeated });

		const blobs = await missingBlobs(
			writer,
			message.attachments.map(({ sha256 }) => sha256)
		);
		if (blobs.length > 0) return err({ type: 'MissingBlobs', blobs });

		await insert(writer, staging, mailbox.practice);
		await buryIfCancelled(writer, staging);
		return ok('staged');
	});
}

/** Whether a ledger's message stands sealed in the queue, or has passed it, with this very seal. */
export async function isSealed(store: Store, ledgerId: string, { id }: Message, seal: Sha256): Promise<boolean> {
	const row = await store
		.selectFrom('message')
		.select('id')
		.where('id', '=', id)
		.where('ledger_id', '=', ledgerId)
		.where('seal', '=', seal)
		.where('queue_order', 'is not', null)
		.executeTakeFirst();
	return row !== undefined;
}

function repeatedAddress({ recipients }: Message): string | null {
	const seen = new Set<string>();
	for (const { address } of recipients) {
		if (seen.has(address.toLowerCase())) return address;
		seen.add(address.toLowerCase());
	}
	return null;
}

async function insert(writer: Writer, { ledgerId, deviceId, message, seal, at }: Staging, practice: 0 | 1) {
	await ensureLedger(writer, ledgerId);
	await writer
		.insertInto('batch')
		.values({ id: message.batchId, ledger_id: ledgerId, device_id: deviceId })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	await writer
		.insertInto('message')
		.values({
			id: message.id,
			batch_id: message.batchId,
			ledger_id: ledgerId,
			issuer_id: message.issuerId,
			mailbox_id: message.mailboxId,
			practice,
			seal,
			content: JSON.stringify(message),
			resend_of: message.resendOf,
			not_before: message.notBefore && new Date(message.notBefore.utc).toISOString(),
			created_at: at
		})
		.execute();
	await writer
		.insertInto('message_invoice')
		.values(message.invoices.map(({ number }) => ({ message_id: message.id, issuer_id: message.issuerId, number })))
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	await writer
		.insertInto('message_blob')
		.values(message.attachments.map(({ sha256 }) => ({ message_id: message.id, sha256 })))
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	await writer
		.insertInto('recipient')
		.values(
			message.recipients.map(({ address }) => ({
				message_id: message.id,
				address,
				mailbox_id: message.mailboxId,
				state: 'staged' as const,
				tries: 0,
				reply: '',
				changed_at: at
			}))
		)
		.execute();
}

/** A cancel that came before its message still holds. */
async function buryIfCancelled(writer: Writer, { ledgerId, message, at }: Staging): Promise<void> {
	const tombstone = await writer
		.selectFrom('tombstone')
		.select('message_id')
		.where('message_id', '=', message.id)
		.where('ledger_id', '=', ledgerId)
		.executeTakeFirst();
	if (!tombstone) return;
	const changes = message.recipients.map(({ address }) => plainChange(message.id, address, 'cancelled'));
	await applyChanges(writer, at, changes);
}
