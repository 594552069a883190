import { setTimeout as wait } from 'node:timers/promises';
import type { SignInBegun } from '#domain/contract-sign-in.ts';
import type { OauthClient } from '#domain/mailbox.ts';
import { ok, type Result } from '#domain/result.ts';
import { ask, DeviceAnswer, TokenAnswer, type AskError } from './ask.ts';
import { fail, failBy, succeed, type Attempt, type SignInParts } from './attempts.ts';
import { clientForm } from './client.ts';
import { endpointsOf } from './endpoints.ts';

/** Begins a sign-in with a code that the person writes on the provider's page (RFC 8628), and waits for its end by itself. */
export async function beginDeviceFlow(
	parts: SignInParts,
	attempt: Attempt,
	client: OauthClient
): Promise<Result<SignInBegun, AskError>> {
	const { device, token, scope } = endpointsOf(client, parts.base);
	const form = clientForm(parts.vault, attempt.mailbox);
	const begun = await ask(DeviceAnswer, device, { ...form, scope });
	if (!begun.ok) {
		failBy(attempt, begun.error);
		return begun;
	}
	const { device_code, user_code, verification_uri, expires_in, interval } = begun.value;
	const until = Date.parse(parts.now()) + expires_in * 1000;
	const grant = { ...form, grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code };
	poll(parts, attempt, { token, grant, until, seconds: interval }).catch((error: unknown) => {
		if (!attempt.over.signal.aborted) parts.log.error({ err: error }, 'sign-in.failed');
	});
	return ok({ way: 'code', page: verification_uri, code: user_code, until: new Date(until).toISOString() });
}

interface Poll {
	token: string;
	grant: Record<string, string>;
	/** When the code ends, in milliseconds. */
	until: number;
	seconds: number;
}

/** RFC 8628 3.5: asks at the interval that the provider wants until it says yes or no. */
async function poll(parts: SignInParts, attempt: Attempt, { token, grant, until, seconds }: Poll): Promise<void> {
	let pause = seconds;
	while (Date.parse(parts.now()) < until) {
		await wait(pause * 1000, undefined, { signal: attempt.over.signal, ref: false });
		const answer = await ask(TokenAnswer, token, grant);
		if (attempt.over.signal.aborted) return;
		if (answer.ok) return succeed(parts, attempt, answer.value);
		const isPending = answer.error.type === 'Unreachable' || answer.error.code === 'authorization_pending';
		if (answer.error.type === 'Refused' && answer.error.code === 'slow_down') pause += 5;
		else if (!isPending) return failBy(attempt, answer.error);
	}
	fail(attempt, 'expired');
}
