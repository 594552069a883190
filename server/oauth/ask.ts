import * as v from 'valibot';
import { err, ok, type Result } from '#domain/result.ts';

/** Milliseconds until a provider must have answered. */
const patience = 20_000;

/** Why a provider gave nothing: no answer, or an OAuth error code (RFC 6749 5.2, RFC 8628 3.5) with its own words. */
export type AskError = { type: 'Unreachable'; detail: string } | { type: 'Refused'; code: string; detail: string };

/** RFC 6749 5.1. */
export const TokenAnswer = v.object({
	access_token: v.pipe(v.string(), v.minLength(1), v.maxLength(20_000)),
	/** Seconds. */
	expires_in: v.optional(v.pipe(v.number(), v.minValue(0)), 3600),
	refresh_token: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(20_000)))
});

/** RFC 8628 3.2. */
export const DeviceAnswer = v.object({
	device_code: v.pipe(v.string(), v.minLength(1)),
	user_code: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
	verification_uri: v.pipe(v.string(), v.url(), v.regex(/^https?:/)),
	expires_in: v.pipe(v.number(), v.minValue(1)),
	interval: v.optional(v.pipe(v.number(), v.minValue(0)), 5)
});

const Refused = v.object({ error: v.string(), error_description: v.optional(v.string(), '') });

/** Sends a form to a provider's endpoint and reads its answer. */
export async function ask<const S extends v.GenericSchema>(
	schema: S,
	endpoint: string,
	form: Record<string, string>
): Promise<Result<v.InferOutput<S>, AskError>> {
	try {
		const response = await fetch(endpoint, {
			method: 'POST',
			headers: { accept: 'application/json' },
			body: new URLSearchParams(form),
			redirect: 'error',
			signal: AbortSignal.timeout(patience)
		});
		return read(schema, await response.json());
	} catch (error) {
		return err({ type: 'Unreachable', detail: error instanceof Error ? error.message : '' });
	}
}

function read<const S extends v.GenericSchema>(schema: S, answer: unknown): Result<v.InferOutput<S>, AskError> {
	const parsed = v.safeParse(schema, answer);
	if (parsed.success) return ok(parsed.output);
	const refused = v.safeParse(Refused, answer);
	if (!refused.success) return err({ type: 'Unreachable', detail: 'The answer is none of OAuth2' });
	// Microsoft adds trace ids on further lines.
	const detail = refused.output.error_description.split(/[\r\n]/)[0]!.slice(0, 300);
	return err({ type: 'Refused', code: refused.output.error, detail });
}
