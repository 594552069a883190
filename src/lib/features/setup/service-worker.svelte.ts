import { Workbox } from 'workbox-window';
import { dev } from '$app/environment';

/** What the user may know of the offline copy of the app. */
export const serviceWorker = $state({
	/** Whether the app opens without a connection. */
	ready: false,
	/** Whether a new version waits to be let in. */
	waiting: false
});

let workbox: Workbox | undefined;

/** Registers the worker; a new version waits until `applyUpdate`. */
export async function registerServiceWorker(): Promise<void> {
	if (dev || !('serviceWorker' in navigator)) return;
	workbox = new Workbox('/service-worker.js', { updateViaCache: 'none' });
	workbox.addEventListener('waiting', () => {
		serviceWorker.waiting = true;
	});
	workbox.addEventListener('controlling', () => {
		if (serviceWorker.waiting) location.reload();
	});
	const registration = await workbox.register();
	if (registration?.waiting && navigator.serviceWorker.controller) serviceWorker.waiting = true;
	await navigator.serviceWorker.ready;
	serviceWorker.ready = true;
}

/** Lets the waiting version take over; the page reloads. */
export const applyUpdate = (): void => workbox?.messageSkipWaiting();
