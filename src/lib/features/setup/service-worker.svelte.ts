import { Workbox } from 'workbox-window';
import { dev } from '$app/environment';
import { importLock } from '#ledger/hidden.ts';
import { syncLock } from '#sync/sync.svelte.ts';

/** What the user may know of the offline copy of the app. */
export const serviceWorker = $state({
	/** Whether the app opens without a connection. */
	ready: false,
	/** Whether a new version waits to be let in. */
	waiting: false,
	/** Whether another window has let a new version in: this one runs the old one until it is loaded anew. */
	replaced: false,
	/** Whether this window waits for work to end before it starts anew. */
	restarting: false
});

/** How long a new version may take to start before work goes on with the old one, in milliseconds. */
const patience = 10_000;

let workbox: Workbox | undefined;

/** Registers the worker; a new version waits until `applyUpdate`, and no window is loaded anew unasked. */
export async function registerServiceWorker(): Promise<void> {
	if (dev || !('serviceWorker' in navigator)) return;
	workbox = new Workbox('/service-worker.js', { updateViaCache: 'none' });
	// A first version that takes its time to start is said to wait too, before any has control.
	workbox.addEventListener('waiting', () => {
		if (navigator.serviceWorker.controller) serviceWorker.waiting = true;
	});
	workbox.addEventListener('controlling', ({ isUpdate }) => {
		if (serviceWorker.restarting) location.reload();
		else if (isUpdate) Object.assign(serviceWorker, { waiting: false, replaced: true });
	});
	const registration = await workbox.register();
	if (registration?.waiting && navigator.serviceWorker.controller) serviceWorker.waiting = true;
	await navigator.serviceWorker.ready;
	serviceWorker.ready = true;
}

/** Lets the waiting version in once no window hands over or imports; then this window starts anew. */
export const applyUpdate = (): Promise<void> => whenIdle(() => workbox?.messageSkipWaiting());

/** Loads this window anew once no window hands over or imports. */
export const restart = (): Promise<void> => whenIdle(() => location.reload());

/** Keeps hand-over and import of all windows from beginning until this one has started anew. */
async function whenIdle(act: () => void): Promise<void> {
	serviceWorker.restarting = true;
	await navigator.locks.request(syncLock, () =>
		navigator.locks.request(importLock, async () => {
			act();
			await new Promise((resolve) => setTimeout(resolve, patience));
		})
	);
	serviceWorker.restarting = false;
}
