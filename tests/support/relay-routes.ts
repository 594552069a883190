import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { createApp } from '#server/http/app.ts';
import type { Parts } from '#server/http/parts.ts';

/** A call that the relay has: method and path, as a route writes it. */
export interface Route {
	method: string;
	path: string;
}

/** All routes of the relay with a method of their own, as its app lists them; nothing is started for it. */
export function relayRoutes(): Route[] {
	const parts = { names: [], publicUrl: null, webRoot: '.' } as unknown as Parts;
	const routes = createApp(parts).routes.filter(({ method }) => method !== 'ALL');
	const written = new Set(routes.map(({ method, path }) => `${method} ${path}`));
	return [...written].map((line) => {
		const [method = '', path = ''] = line.split(' ');
		return { method, path };
	});
}

/** A path with something that fits in the place of each parameter. */
export const filledPath = (path: string): string =>
	path.replaceAll(/:(\w+)(?:\{(?:[^{}]|\{[^{}]*\})*\})?/g, (_, name: string) =>
		name === 'sha256' ? 'a'.repeat(64) : '01890a5d-ac96-774b-bcce-b302099a8057'
	);

/** All rows of a relay's database, each as one text; when a device was last seen is left out. */
export function rowsOf(folder: string): string[] {
	const database = new DatabaseSync(join(folder, 'data', 'relay.sqlite'), { readOnly: true });
	const tables = database.prepare(`select name from sqlite_master where type = 'table'`).all() as { name: string }[];
	const rows = tables.flatMap(({ name }) =>
		database
			.prepare(`select * from "${name}"`)
			.all()
			.map((row) => `${name} ${JSON.stringify({ ...row, last_seen_at: undefined })}`)
	);
	database.close();
	return rows.toSorted();
}
