import { Hono } from 'hono';
import { BlobList, limits } from '#domain/contract.ts';
import type { Sha256 } from '#domain/digest.ts';
import { missingBlobs, putBlob } from '#server/queue/blobs.ts';
import { fits } from '#server/queue/room.ts';
import { readBytes, readJson } from './body.ts';
import type { ApiEnv, Parts } from './parts.ts';
import { refuse, refuseBody } from './refusal.ts';

/** POST blobs/missing, PUT blobs/:sha256: files by the hash of their bytes. */
export function blobs({ store, now, freeBytes }: Pick<Parts, 'store' | 'now' | 'freeBytes'>): Hono<ApiEnv> {
	return new Hono<ApiEnv>()
		.post('/blobs/missing', async (c) => {
			const body = await readJson(c.req.raw, BlobList);
			if (!body.ok) return refuseBody(c, body.error);
			return c.json({ missing: await missingBlobs(store, body.value.blobs) });
		})
		.put('/blobs/:sha256{[0-9a-f]{64}}', async (c) => {
			const body = await readBytes(c.req.raw, limits.blobBytes);
			if (!body.ok) return refuseBody(c, body.error);
			const { bytes, sha256 } = body.value;
			if (sha256 !== c.req.param('sha256')) return refuse(c, 422, 'wrong-hash');
			if (!(await fits(freeBytes, bytes.length))) return refuse(c, 507, 'disk-full');
			await putBlob(store, sha256 as Sha256, bytes, now());
			return c.body(null, 204);
		});
}
