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

/** A schema or a step of one, as far as it leads to others. */
interface Node {
	type: string;
	pipe?: Node[];
	entries?: Record<string, Node>;
	options?: Node[];
	item?: Node;
	wrapped?: Node;
}

/** How many patterns a schema holds. */
function patternsOf({ type, pipe, entries, options, item, wrapped }: Node): number {
	const within = pipe ?? [...Object.values(entries ?? {}), ...(options ?? []), item, wrapped];
	const nodes = within.filter((node) => typeof node === 'object');
	return nodes.reduce((sum, node) => sum + patternsOf(node), type === 'regex' ? 1 : 0);
}

describe('the description of the API', () => {
	it('names every call that there is, and no other', () => {
		expect(apiCalls.map(({ call }) => call).toSorted()).toEqual(routes());
	});

	it('has a schema for each body, down to its fields', () => {
		const { paths } = describeApi();
		expect(JSON.stringify(paths['/batches/{batch}/seal']?.post?.requestBody)).toContain('"approvedAt"');
		expect(Object.keys(paths)).toContain('/blobs/{sha256}');
	});

	it.each(apiCalls.filter(({ takes }) => typeof takes === 'object').map(({ call, takes }) => [call, takes]))(
		'holds every pattern that %s must match',
		(call, takes) => {
			const [method = '', path = ''] = (call as string).toLowerCase().split(' ');
			const body = JSON.stringify(describeApi().paths[path.replace(/:(\w+)/g, '{$1}')]![method]!.requestBody);
			expect(body.match(/"pattern":"/g) ?? []).toHaveLength(patternsOf(takes as Node));
		}
	);

	it('tells how a message is answered that the relay has already', () => {
		const { responses } = describeApi().paths['/batches/{batch}/messages/{message}']!.put!;
		expect(Object.keys(responses)).toEqual(['200', '201', 'default']);
		expect(responses['200']).toEqual({ ...responses['201'], description: 'The relay has it already' });
	});

	it('is served as it is', async () => {
		const answer = await new Hono().route(apiPath, openApi()).request(`${apiPath}/openapi.json`);
		expect(answer.headers.get('content-type')).toContain('application/json');
		expect(await answer.json()).toEqual(JSON.parse(JSON.stringify(describeApi())));
	});
});
