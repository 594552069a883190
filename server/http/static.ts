import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

/** What a name with a content hash may keep for ever; all else is asked for again each time. */
const cacheControl = (path: string): string =>
	path.includes('/_app/immutable/') ? 'public, max-age=31536000, immutable' : 'no-cache';

/** The built app: files as they are or precompressed, and its one page for every other path. */
export function staticApp(root: string): Hono {
	const app = new Hono();
	app.use(
		serveStatic({
			root,
			precompressed: true,
			onFound: (path, c) => c.header('Cache-Control', cacheControl(path.replaceAll('\\', '/')))
		})
	);
	// A file of another version is gone, not the page: else a script would be HTML
	app.get('/_app/*', (c) => c.notFound());
	app.get(
		'*',
		serveStatic({
			root,
			path: 'index.html',
			precompressed: true,
			onFound: (_, c) => c.header('Cache-Control', 'no-cache')
		})
	);
	return app;
}
