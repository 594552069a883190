import type { RelayError } from './relay-client.ts';

/** What the screens may know of the hand-over. */
export const sync = $state<{
	relay: 'unknown' | 'reached' | 'unreachable' | 'not-paired' | 'revoked';
	error: RelayError | null;
	pushing: { batchId: string; done: number; total: number } | null;
}>({ relay: 'unknown', error: null, pushing: null });

/** Pause between rounds in milliseconds: short after news, then longer and longer. */
const pauses = { first: 700, factor: 1.5, longest: 30_000 };

/** Held by the one window that hands over or pulls. */
export const syncLock = 'facturier-sync';

let wake: () => void = () => undefined;

/** Asks for a round now, e.g. after an approval. */
export const syncNow = (): void => wake();

/**
 * Hands over what waits and pulls receipts: at the start, when the network or the screen comes back, when asked, and on
 * a timer. One tab at a time, by a Web Lock. Answers how to end it.
 */
export function startSync(): () => void {
	let ended = false;
	const rounds = async () => {
		let pause = pauses.first;
		while (!ended) {
			const woken = new Promise<'woken'>((resolve) => (wake = () => resolve('woken')));
			const news = await navigator.locks.request(syncLock, round).catch(fault);
			pause = news ? pauses.first : Math.min(pause * pauses.factor, pauses.longest);
			const timer = new Promise<'timer'>((resolve) => setTimeout(() => resolve('timer'), pause));
			if ((await Promise.race([woken, timer])) === 'woken') pause = pauses.first;
		}
	};
	const onVisible = () => document.visibilityState === 'visible' && wake();
	addEventListener('online', syncNow);
	document.addEventListener('visibilitychange', onVisible);
	void rounds();
	return () => {
		ended = true;
		removeEventListener('online', syncNow);
		document.removeEventListener('visibilitychange', onVisible);
		wake();
	};
}

/** One exchange with the relay; answers whether anything moved. What it takes is loaded with the first one. */
async function round(): Promise<boolean> {
	const { exchange } = await import('./exchange.ts');
	const moved = await exchange((batchId, done, total) => {
		sync.pushing = { batchId, done, total };
	});
	sync.pushing = null;
	if (!moved.ok) return tell(moved.error);
	sync.relay = 'reached';
	sync.error = null;
	return moved.value > 0;
}

/** A fault of this device, such as a full disk: shown, and the next round tries again. */
function fault(error: unknown): false {
	sync.pushing = null;
	return tell({ type: 'Strange', detail: String(error) });
}

function tell(error: RelayError): false {
	sync.error = error;
	switch (error.type) {
		case 'Unreachable':
		case 'Intercepted':
			sync.relay = 'unreachable';
			return false;
		case 'NotPaired':
			sync.relay = 'not-paired';
			return false;
		case 'Revoked':
			sync.relay = 'revoked';
			return false;
		case 'Refused':
		case 'Strange':
			sync.relay = 'reached';
			return false;
	}
}
