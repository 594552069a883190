import { build, files, version } from '$service-worker';
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

const worker = globalThis as unknown as ServiceWorkerGlobalScope;

/** Kit lists neither the page that answers every address nor a revision for files without a hash in their name. */
const page = '/index.html';

cleanupOutdatedCaches();
precacheAndRoute([
	{ url: page, revision: version },
	...build.map((url) => ({ url, revision: null })),
	...files.map((url) => ({ url, revision: version }))
]);
registerRoute(new NavigationRoute(createHandlerBoundToURL(page), { denylist: [/^\/api\//] }));

worker.addEventListener('message', (event) => {
	if ((event.data as { type?: string } | null)?.type === 'SKIP_WAITING') void worker.skipWaiting();
});
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
