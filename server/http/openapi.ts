import { toJsonSchema, type ConversionConfig } from '@valibot/to-json-schema';
import { Hono } from 'hono';
import type * as v from 'valibot';
import { apiPath, Refusal } from '#domain/contract.ts';
import { apiCalls, type ApiCall } from './api-calls.ts';

/** A JSON object whose members this file alone knows. */
type Json = Record<string, unknown>;

/** A call as it is described. */
interface Operation extends Json {
	requestBody?: Json;
	responses: Record<string, Json>;
}

/** The description: its calls by path and method, beside what OpenAPI asks for. */
type Description = Json & { paths: Record<string, Record<string, Operation>> };

/** GET openapi.json: the API as OpenAPI 3.1, from the very schemas by which it reads and writes. */
export function openApi(): Hono {
	const text = JSON.stringify(describeApi());
	return new Hono().get('/openapi.json', (c) => c.body(text, 200, { 'content-type': 'application/json' }));
}

/** The description of all calls. */
export function describeApi(): Description {
	const paths: Description['paths'] = {};
	for (const call of apiCalls) {
		const [method, path] = call.call.split(' ') as [string, string];
		const name = path.replace(/:(\w+)/g, '{$1}');
		paths[name] = { ...paths[name], [method.toLowerCase()]: describe(call, path) };
	}
	return {
		openapi: '3.1.0',
		info: { title: 'Facturier relay', version: apiPath.split('/').at(-1) },
		servers: [{ url: apiPath }],
		paths,
		components: {
			schemas: { Refusal: schemaOf(Refusal) },
			securitySchemes: { device: { type: 'apiKey', in: 'cookie', name: 'facturier-device' } }
		},
		security: [{ device: [] }]
	};
}

const describe = ({ does, takes, status, or, query, open, ...call }: ApiCall, path: string): Operation => ({
	summary: does,
	parameters: [
		...[...path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: text })),
		...(query ?? []).map((name) => ({ name, in: 'query', schema: text }))
	],
	...(takes && { requestBody: { required: true, content: contentOf(takes) } }),
	responses: {
		[status]: answerOf(does, call),
		...(or && { [or.status]: answerOf(or.says, call) }),
		default: {
			description: 'Refused, with a stable key',
			content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } }
		}
	},
	...(open && { security: [] })
});

const answerOf = (description: string, { gives, inLines }: Pick<ApiCall, 'gives' | 'inLines'>): Json => ({
	description,
	...(gives && { content: contentOf(gives, inLines) })
});

const text = { type: 'string' };

const contentOf = (what: v.GenericSchema | string, type = 'application/json'): Json =>
	typeof what === 'string' ? { [what]: {} } : { [type]: { schema: schemaOf(what) } };

/** A field's second pattern stands in `allOf`: there is room for one beside the rest. */
const everyPattern: ConversionConfig['overrideAction'] = ({ valibotAction: action, jsonSchema }) => {
	if (action.type !== 'regex') return null;
	const pattern = (action as v.RegexAction<string, undefined>).requirement.source;
	return jsonSchema.pattern === pattern ? null : { ...jsonSchema, allOf: [...(jsonSchema.allOf ?? []), { pattern }] };
};

/** What a schema checks beyond the words of JSON Schema (a transform, a check by code) is left out. */
const schemaOf = (schema: v.GenericSchema): Json =>
	toJsonSchema(schema, {
		typeMode: 'input',
		errorMode: 'ignore',
		target: 'draft-2020-12',
		overrideAction: everyPattern
	}) as Json;
