import type { Batch, MissingFile } from '#domain/batch.ts';
import { MissingBlobs } from '#domain/contract.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { bytesOf } from '#ledger/documents.ts';
import { missingFiles } from '#ledger/missing-files.ts';
import type { MessageRow } from '#ledger/rows.ts';
import { patiently } from './put-off.ts';
import { callRelay, fetchRelay, type RelayError } from './relay-client.ts';

/** How many parts a hand-over has, and how many of them the relay had before it. */
export interface Parts {
	had: number;
	total: number;
}

/** Why messages cannot be given to the relay: files of theirs are no longer on this device. */
export interface FilesMissing {
	type: 'FilesMissing';
	files: MissingFile[];
}

/** Requests under way at once: the relay stores each before it answers. */
const parallel = 4;

/** Gives the relay what it lacks of messages: their files, then themselves. Each part that is done is reported. */
export async function stageMessages(
	batch: Batch,
	messages: readonly MessageRow[],
	onPart: (parts: Parts) => Promise<void>
): Promise<Result<null, RelayError | FilesMissing>> {
	const blobs = [...new Set(messages.flatMap((row) => row.message.attachments.map((one) => one.sha256)))];
	const lacking = await callRelay(MissingBlobs, { method: 'POST', path: 'blobs/missing', body: { blobs } });
	if (!lacking.ok) return lacking;
	const { missing } = lacking.value;
	const files = await missingFiles(messages, missing);
	if (files.length > 0) return err({ type: 'FilesMissing', files });
	const parts = { had: blobs.length - missing.length, total: blobs.length + messages.length };
	const stored = await each(missing, putBlob, () => onPart(parts));
	if (!stored.ok) return stored;
	return each(
		messages,
		(row) => putMessage(batch, row),
		() => onPart(parts)
	);
}

/** Works through a list, a few at a time; ends at the first failure. */
async function each<T>(
	list: readonly T[],
	step: (item: T) => Promise<Result<unknown, RelayError>>,
	report: () => Promise<void>
): Promise<Result<null, RelayError>> {
	const rest = list.values();
	let failure: RelayError | null = null;
	const lane = async () => {
		for (const item of rest) {
			if (failure) return;
			const result = await patiently(() => step(item));
			if (!result.ok) failure = result.error;
			else await report();
		}
	};
	await Promise.all(Array.from({ length: parallel }, lane));
	return failure ? err(failure) : ok(null);
}

async function putBlob(sha256: string): Promise<Result<unknown, RelayError>> {
	const bytes = await bytesOf(sha256);
	if (!bytes) throw new Error(`document ${sha256} was removed while it was handed over`);
	return fetchRelay({ method: 'PUT', path: `blobs/${sha256}`, body: bytes });
}

async function putMessage(batch: Batch, row: MessageRow): Promise<Result<unknown, RelayError>> {
	const path = `batches/${batch.id}/messages/${row.id}`;
	return fetchRelay({ method: 'PUT', path, body: { message: row.message, seal: row.seal } });
}
