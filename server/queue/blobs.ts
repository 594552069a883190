import type { Sha256 } from '#domain/digest.ts';
import { prepared } from './prepared.ts';
import type { Store } from './schema.ts';

/** A file under the hash of its bytes. */
export interface BlobRow {
	sha256: string;
	size: number;
	bytes: Uint8Array;
	created_at: string;
}

/** Keeps bytes under their hash, which the caller has checked; the same bytes again change nothing. */
export async function putBlob(store: Store, sha256: Sha256, bytes: Uint8Array, at: string): Promise<void> {
	await store
		.insertInto('blob')
		.values({ sha256, size: bytes.length, bytes, created_at: at })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** The kept bytes, or null. */
export async function readBlob(store: Store, sha256: Sha256): Promise<Uint8Array | null> {
	const { rows } = await findBytes(store, { sha256 });
	return rows[0]?.bytes ?? null;
}

const findBytes = prepared((store, { sha256 }: { sha256: Sha256 }) =>
	store.selectFrom('blob').select('bytes').where('sha256', '=', sha256)
);

/** The size of the kept bytes, or null. */
export async function blobSize(store: Store, sha256: Sha256): Promise<number | null> {
	const blob = await store.selectFrom('blob').select('size').where('sha256', '=', sha256).executeTakeFirst();
	return blob?.size ?? null;
}

/** Which of these hashes are not kept yet, each once, in the order asked. */
export async function missingBlobs(store: Store, asked: readonly Sha256[]): Promise<Sha256[]> {
	const unique = [...new Set(asked)];
	const kept = new Set<string>();
	for (let start = 0; start < unique.length; start += page) {
		const rows = await store
			.selectFrom('blob')
			.select('sha256')
			.where('sha256', 'in', unique.slice(start, start + page))
			.execute();
		for (const { sha256 } of rows) kept.add(sha256);
	}
	return unique.filter((sha256) => !kept.has(sha256));
}

/** Hashes asked for in one statement. */
const page = 1000;
