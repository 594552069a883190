import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Refusal } from '#domain/contract.ts';
import type { BodyError, JsonError } from './body.ts';

/** Answers with a refusal: a stable key for the app, and what is meant. */
export const refuse = (c: Context, status: ContentfulStatusCode, error: string, more: Omit<Refusal, 'error'> = {}) =>
	c.json({ error, ...more } satisfies Refusal, status);

/** Refuses a body that could not be taken. */
export function refuseBody(c: Context, error: BodyError | JsonError) {
	switch (error.type) {
		case 'TooLarge':
			return refuse(c, 413, 'too-large');
		case 'Aborted':
			return refuse(c, 400, 'aborted');
		case 'NotJson':
			return refuse(c, 400, 'not-json');
		case 'Invalid':
			return refuse(c, 422, 'invalid', { part: error.part, detail: error.detail });
	}
}
