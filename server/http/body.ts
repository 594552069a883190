import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { limits } from '#domain/contract.ts';
import { err, ok, type Result } from '#domain/result.ts';

/** Why a body cannot be taken: it is over the limit, or its sender went away in the middle. */
export type BodyError = { type: 'TooLarge' } | { type: 'Aborted' };

/** Why a body is not what the call takes: not JSON at all, or with a wrong part. */
export type JsonError = BodyError | { type: 'NotJson' } | { type: 'Invalid'; part: string; detail: string };

/** The bytes of a body and their SHA-256. */
export interface Bytes {
	bytes: Uint8Array<ArrayBuffer>;
	sha256: string;
}

/**
 * Reads a body of at most `limit` bytes. They are counted as they come, because a chunked body names no length; a body
 * over the limit is left where it is, so that it costs no memory.
 */
export async function readBytes(request: Request, limit: number): Promise<Result<Bytes, BodyError>> {
	if (Number(request.headers.get('content-length')) > limit) return err({ type: 'TooLarge' });
	const chunks: Uint8Array[] = [];
	const hash = createHash('sha256');
	let size = 0;
	try {
		for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
			size += chunk.length;
			if (size > limit) return err({ type: 'TooLarge' });
			hash.update(chunk);
			chunks.push(chunk);
		}
	} catch {
		return err({ type: 'Aborted' });
	}
	return ok({ bytes: Buffer.concat(chunks), sha256: hash.digest('hex') });
}

/** Reads a JSON body of the given form, up to its first wrong part. */
export async function readJson<S extends v.GenericSchema>(
	request: Request,
	schema: S,
	limit: number = limits.jsonBytes
): Promise<Result<v.InferOutput<S>, JsonError>> {
	const body = await readBytes(request, limit);
	if (!body.ok) return body;
	const json = parse(body.value.bytes);
	if (!json.ok) return json;
	const parsed = v.safeParse(schema, json.value, { abortEarly: true });
	if (parsed.success) return ok(parsed.output);
	const [issue] = parsed.issues;
	return err({ type: 'Invalid', part: v.getDotPath(issue) ?? '', detail: `${issue.kind} ${issue.type}` });
}

function parse(bytes: Uint8Array): Result<unknown, { type: 'NotJson' }> {
	try {
		return ok(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
	} catch {
		return err({ type: 'NotJson' });
	}
}
