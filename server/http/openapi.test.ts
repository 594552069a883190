import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { apiPath } from '#domain/contract.ts';
import { apiCalls } from './api-calls.ts';
import { createApp } from './app.ts';
import { describeApi, openApi } from './openapi.ts';
import type { Parts } from './parts.ts';

/** The routes of the API, without the patterns of what varies. */
function routes(): string[] {
	const parts = new Proxy(
		{ webRoot: 'none', publicUrl: 'http://localhost', names: [] },
		{
			get: (known, name) => (Reflect.get(known, name) as unknown) ?? {}
		}
	);
	const app = createApp(parts as unknown as Parts);
	const calls = app.routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith(`${apiPath}/`));
	const words = calls.map(
		({ method, path }) => `${method} ${path.slice(apiPath.length).replace(/\{.*?\}(?=\/|$)/g, '')}`
	);
	return [...new Set(words)].sort();
}

describe('the description of the API', () => {
	it('names every call that there is, and no other', () => {
		expect(apiCalls.map(({ call }) => call).toSorted()).toEqual(routes());
	});

	it('has a schema for each body, down to its fields', () => {
		const { paths } = describeApi() as { paths: Record<string, Record<string, { requestBody?: unknown }>> };
		expect(JSON.stringify(paths['/batches/{batch}/seal']?.post?.requestBody)).toContain('"approvedAt"');
		expect(Object.keys(paths)).toContain('/blobs/{sha256}');
	});

	it('is served as it is', async () => {
		const answer = await new Hono().route(apiPath, openApi()).request(`${apiPath}/openapi.json`);
		expect(answer.headers.get('content-type')).toContain('application/json');
		expect(await answer.json()).toEqual(JSON.parse(JSON.stringify(describeApi())));
	});
});
