import { liveQuery } from 'dexie';
import { backupState } from '#ledger/backup/last-backup.ts';
import { allCounts } from '#ledger/counters.ts';
import { chooseIssuer, current, followIssuers } from '#ledger/current.svelte.ts';
import { fileSettings } from '#ledger/file-settings.ts';
import { watchHealth } from '#ledger/health.svelte.ts';
import { askDurableOnce } from '#ledger/durable.ts';
import { dropInterruptedImports } from '#ledger/hidden.ts';
import { mailboxOf } from '#ledger/mailboxes.ts';
import { countPending } from '#ledger/pending.ts';
import { remember, remembered } from '#ui/remembered.ts';
import { shell, type RelayReach } from '#ui/shell.svelte.ts';
import { startSync, sync } from '#sync/sync.svelte.ts';
import { isInstalled, watchInstall } from './install.svelte.ts';
import { pairFromLink } from './pairing.svelte.ts';
import { isPlaceSettled, settlePlace } from './place.ts';

/**
 * Starts what runs beside every screen: the issuers, documents that are still to be made, the hand-over to the relay,
 * and what the frame shows of them. Call while the frame's component is set up; it ends with it.
 */
export function startApp(): void {
	$effect.pre(watchHealth);
	$effect(followIssuers);
	$effect(startSync);
	$effect(watchInstall);
	void pairFromLink();
	$effect(() => {
		void dropInterruptedImports().then(renderWhatIsPending);
	});
	$effect(() => {
		shell.relay = reach[sync.relay];
		shell.busy = sync.pushing !== null;
	});
	$effect(() => {
		shell.issuers = current.issuers.map(({ id, name }) => ({ value: id, label: name }));
		shell.issuerId = current.issuer?.id ?? '';
	});
	$effect(() => clearFolder(shell.waiting));
	shell.chooseIssuer = (id) => void chooseIssuer(id);
	shell.settlePlace = () => void settlePlace();
	$effect(() => follow(isPlaceSettled, (settled) => (shell.placeIsSettled = settled)));
	$effect(() =>
		follow(allCounts, ({ waiting, perhaps }) => Object.assign(shell, { waiting, outboxProblems: perhaps }))
	);
	$effect(() =>
		follow(
			() => backupState(Date.now()),
			({ last, due }) => Object.assign(shell, { lastBackup: last?.at ?? null, backupDue: due })
		)
	);
	$effect(() => {
		if (!current.issuers.some((issuer) => !issuer.sample)) return;
		void isInstalled().then(askDurableOnce);
		void import('./witness.ts').then(({ bearWitness }) => bearWitness());
	});
	shell.practice = remembered(practiceKey) === 'yes';
	$effect(() => {
		const chosen = current.issuer?.mailboxId ?? null;
		if (!current.ready) return;
		return follow(
			() => mailboxOf(chosen),
			(mailbox) => {
				shell.practice = mailbox?.practice ?? false;
				remember(practiceKey, shell.practice ? 'yes' : 'no');
			}
		);
	});
}

/** What the frame showed last of a practice mailbox: its banner stands from the first picture on and pushes nothing down. */
const practiceKey = 'practice';

const reach: Record<typeof sync.relay, RelayReach> = {
	unknown: 'unknown',
	reached: 'reached',
	unreachable: 'unreachable',
	'not-paired': 'unpaired',
	revoked: 'revoked'
};

/** Makes the documents that a crash or an import left to be made; what makes them is loaded only then. */
async function renderWhatIsPending(): Promise<void> {
	if ((await countPending()) > 0) await (await import('#documents/render.ts')).renderPending();
}

/** Copies of sent invoices leave the folder where that was chosen; asked for whenever another number of mails waits. */
function clearFolder(_waiting: number): void {
	void fileSettings().then(async ({ removeSent }) => {
		if (removeSent) await (await import('#documents/files/remove-sent.ts')).removeSentCopies();
	});
}

/** Tells every new answer of a query; the returned function ends it. */
function follow<T>(query: () => Promise<T>, tell: (answer: T) => void): () => void {
	const subscription = liveQuery(async () => query()).subscribe(tell);
	return () => subscription.unsubscribe();
}
