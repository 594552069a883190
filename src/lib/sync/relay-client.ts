import * as v from 'valibot';
import { apiPath, Refusal } from '#domain/contract.ts';
import { err, ok, type Result } from '#domain/result.ts';

/**
 * Why a call to the relay gave no answer: no connection, something else that answered in its place (a network's login
 * page, a proxy), not paired, revoked, or refused with a stable key.
 */
export type RelayError =
	| { type: 'Unreachable' }
	| { type: 'Intercepted' }
	| { type: 'NotPaired' }
	| { type: 'Revoked' }
	/** `retryAfter`: seconds for which it asks to wait. */
	| { type: 'Refused'; status: number; refusal: Refusal; retryAfter?: number }
	| { type: 'Strange'; detail: string };

/** A call to the relay that this app came from. */
export interface RelayCall {
	method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
	path: string;
	/** JSON, or bytes as they are. */
	body?: unknown;
	signal?: AbortSignal;
}

/** Calls the relay and parses its answer; nothing is believed that the schema does not know. */
export async function callRelay<const T extends v.GenericSchema>(
	schema: T,
	call: RelayCall
): Promise<Result<v.InferOutput<T>, RelayError>> {
	const response = await fetchRelay(call);
	if (!response.ok) return response;
	try {
		const parsed = v.safeParse(schema, response.value.status === 204 ? null : await response.value.json());
		return parsed.success ? ok(parsed.output) : err({ type: 'Strange', detail: v.summarize(parsed.issues) });
	} catch (error) {
		return err({ type: 'Strange', detail: String(error) });
	}
}

/** Calls the relay for an answer whose body is not JSON, or does not matter. */
export async function fetchRelay({
	method = 'GET',
	path,
	body,
	signal
}: RelayCall): Promise<Result<Response, RelayError>> {
	const isBytes = body instanceof ArrayBuffer;
	try {
		const response = await fetch(`${apiPath}/${path}`, {
			method,
			credentials: 'same-origin',
			cache: 'no-store',
			redirect: 'manual',
			headers: body === undefined ? {} : { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' },
			body: body === undefined ? null : isBytes ? body : JSON.stringify(body),
			...(signal ? { signal } : {})
		});
		return response.ok && !isForeign(response) ? ok(response) : err(await errorOf(response));
	} catch {
		return err({ type: 'Unreachable' });
	}
}

/** The relay never redirects and never answers in HTML. */
const isForeign = ({ type, status, headers }: Response): boolean =>
	type === 'opaqueredirect' ||
	(status >= 300 && status < 400) ||
	(headers.get('content-type') ?? '').startsWith('text/html');

/** Only what has the form of a refusal is the relay's own; what a gateway says of a relay that is down is not. */
async function errorOf(response: Response): Promise<RelayError> {
	const refusal = isForeign(response) ? null : v.safeParse(Refusal, await response.json().catch(() => null));
	if (refusal?.success) {
		if (response.status === 401 && refusal.output.error === 'not-paired') return { type: 'NotPaired' };
		if (response.status === 401 && refusal.output.error === 'revoked') return { type: 'Revoked' };
		const retryAfter = Number(response.headers.get('retry-after')) || 0;
		return {
			type: 'Refused',
			status: response.status,
			refusal: refusal.output,
			...(retryAfter > 0 && { retryAfter })
		};
	}
	if (response.status >= 502 && response.status <= 504) return { type: 'Unreachable' };
	if (isForeign(response)) return { type: 'Intercepted' };
	return { type: 'Strange', detail: `HTTP ${response.status}` };
}
