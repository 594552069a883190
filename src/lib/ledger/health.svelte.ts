import Dexie from 'dexie';
import { db, schemaVersion } from './db.ts';

/**
 * Whether the ledger can be used. `opening`: not known yet. `blocked`: another window with an older version keeps it.
 * `closed`: the browser gives no storage. `newer`: a newer version has written it. `outdated`: another window has brought
 * a newer version, this one has let go. `full`: no room, the last step was not kept. `fault`: the last step was not kept.
 */
export type Health =
	| { state: 'opening' | 'fine' | 'blocked' | 'newer' | 'outdated' | 'full' }
	| { state: 'closed' | 'fault'; detail: string };

let found = $state.raw<Health>({ state: 'opening' });

/** The health of the ledger, for the screens. */
export const health = {
	get now(): Health {
		return found;
	},
	/** A person has read of a step that was not kept. */
	dismiss(this: void): void {
		if (found.state === 'full' || found.state === 'fault') found = { state: 'fine' };
	}
};

/** What keeps unsaved writing safe before the ledger is let go. */
let closing: readonly (() => Promise<void>)[] = [];

/** Has something written before the ledger is let go for a newer version; answers how to take that back. */
export function beforeClosing(save: () => Promise<void>): () => void {
	closing = [...closing, save];
	return () => (closing = closing.filter((one) => one !== save));
}

/** Opens the ledger and follows its health from then on. Answers how to end it. */
export function watchHealth(): () => void {
	// Dexie's own answer opens again when asked, and would write by this old schema into a newer one
	const { versionchange } = db.on;
	const { subscribers } = versionchange as unknown as { subscribers: (() => void)[] };
	for (const answer of [...subscribers]) versionchange.unsubscribe(answer);
	db.on('versionchange', () => void letGo());
	db.on('blocked', () => (found = { state: 'blocked' }));
	const onRejection = ({ reason }: PromiseRejectionEvent) => noteFault(reason);
	addEventListener('unhandledrejection', onRejection);
	void open();
	return () => removeEventListener('unhandledrejection', onRejection);
}

/** Takes note of a write that failed: no room, or any other fault of the ledger. */
export function noteFault(reason: unknown): void {
	if (found.state === 'outdated' || found.state === 'newer' || found.state === 'closed') return;
	if (isNoRoom(reason)) found = { state: 'full' };
	else if (reason instanceof Dexie.DexieError) found = { state: 'fault', detail: reason.message };
}

/** Whether an error says that there is no room: by its name, as what it came from, or in the words of a worker. */
const isNoRoom = (reason: unknown): boolean =>
	reason instanceof Error || reason instanceof DOMException
		? /QuotaExceeded/.test(`${reason.name} ${reason.message}`) || ('inner' in reason && isNoRoom(reason.inner))
		: false;

async function open(): Promise<void> {
	try {
		await db.open();
	} catch (error) {
		found = isNoRoom(error) ? { state: 'full' } : { state: 'closed', detail: String(error) };
		return;
	}
	const native = db.backendDB();
	if (Math.floor(native.version / 10) > schemaVersion) {
		db.close();
		found = { state: 'newer' };
		return;
	}
	// Dexie stops these events on their way up, so they are heard on their way down
	native.addEventListener('abort', ({ target }) => noteFault((target as IDBTransaction).error), true);
	found = { state: 'fine' };
}

/** Another window brings a newer schema: what was written last is kept, then the ledger is hers. */
async function letGo(): Promise<void> {
	await Promise.allSettled(closing.map((save) => save()));
	db.close();
	found = { state: 'outdated' };
}
