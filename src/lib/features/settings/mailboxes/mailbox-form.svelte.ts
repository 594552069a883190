import { SvelteSet } from 'svelte/reactivity';
import type { Issuer } from '#domain/issuer.ts';
import { keepsSecret, type MailboxStatus, type Security } from '#domain/mailbox.ts';
import { saveIssuer } from '#ledger/issuers.ts';
import { putMailbox } from '#sync/mailboxes.ts';
import type { RelayError } from '#sync/relay-client.ts';
import { ownServer, providerAt, providerOf, type Provider } from '#templates/mailboxes.ts';
import { m } from '#ui/paraglide/messages.js';
import { accountIn, entriesOf, newEntries, toRelay, usualPorts, type MailboxEntries } from './mailbox-entries.ts';
import { mailboxProblems, type MailboxProblems } from './mailbox-problems.ts';
import { fillIn } from './provider-entries.ts';

/** A mailbox while a person writes it. Its secrets go to the relay and are never read back. */
export class MailboxForm {
	readonly id: string;
	/** What the relay holds, or null for a new one. */
	readonly known: MailboxStatus | null;
	readonly issuers: readonly Issuer[];
	entries = $state<MailboxEntries>() as MailboxEntries;
	/** The provider that was chosen or guessed, or null. */
	provider = $state.raw<Provider | null>(null);
	/** The address that the provider was guessed from, or empty where a person chose it. */
	guessedFrom = $state('');
	/** Ids of the issuers whose invoices leave by it. */
	readonly usedBy: SvelteSet<string>;
	tried = $state(false);
	busy = $state(false);
	fault = $state.raw<RelayError | null>(null);

	/** `issuers` are the user's own; `first` is the one that a new mailbox is for. */
	constructor(id: string, known: MailboxStatus | null, issuers: readonly Issuer[], first: Issuer | null) {
		this.id = id;
		this.known = known;
		this.issuers = issuers;
		this.entries = known ? entriesOf(known) : newEntries(first);
		this.provider = known && (providerAt(known.host) ?? ownServer);
		if (!known) this.guess();
		const users = known ? issuers.filter(({ mailboxId }) => mailboxId === id) : issuers.filter((one) => one === first);
		this.usedBy = new SvelteSet(users.map((issuer) => issuer.id));
	}

	/** Whether the relay holds what goes with the account as it stands here. */
	readonly keepsPassword = $derived.by(() => {
		const { known, entries } = this;
		if (!known?.hasPassword) return false;
		return keepsSecret(known, accountIn(entries), entries.imapPassword === '' ? 'same' : 'own');
	});

	readonly problems = $derived.by(() => mailboxProblems(this.entries, !this.keepsPassword));
	readonly wrong = $derived(Object.keys(this.problems).length);

	/** What each field says once saving was tried, the relay's own objections among them. */
	readonly shown = $derived.by((): MailboxProblems => {
		if (!this.tried) return {};
		return { ...objections(this.fault), ...this.problems };
	});
	/** What the relay said that belongs to no field. */
	readonly trouble = $derived.by(() => (Object.keys(objections(this.fault)).length > 0 ? null : this.fault));

	/** Chooses a protection; a port that was the usual one follows. */
	secureBy(security: Security): void {
		const { entries } = this;
		if (entries.port === usualPorts[entries.security]) entries.port = usualPorts[security];
		entries.security = security;
	}

	/** Chooses a provider: what is known of it is filled in. */
	choose(provider: Provider | null): void {
		this.provider = provider;
		this.guessedFrom = '';
		if (provider) fillIn(this.entries, provider);
	}

	/** Guesses the provider from the sender's address, while nobody has named a server. */
	guess(): void {
		const { entries } = this;
		if (entries.host !== '' && this.guessedFrom === '') return;
		const provider = providerOf(entries.senderAddress);
		if (!provider || provider === this.provider) return;
		this.choose(provider);
		this.guessedFrom = entries.senderAddress;
	}

	/** Gives the mailbox to the relay and tells the issuers which one is theirs; answers false where that failed. */
	async save(): Promise<boolean> {
		this.tried = true;
		this.fault = null;
		if (this.wrong > 0) return false;
		this.busy = true;
		const saved = await putMailbox(this.id, toRelay(this.entries));
		this.busy = false;
		if (!saved.ok) {
			this.fault = saved.error;
			return false;
		}
		for (const issuer of this.issuers) await this.#tell(issuer);
		return true;
	}

	async #tell(issuer: Issuer): Promise<void> {
		const uses = this.usedBy.has(issuer.id);
		if (uses && issuer.mailboxId !== this.id) await saveIssuer({ ...issuer, mailboxId: this.id });
		if (!uses && issuer.mailboxId === this.id) await saveIssuer({ ...issuer, mailboxId: null });
	}
}

/** The relay's objections that belong to a field of the form. */
function objections(fault: RelayError | null): MailboxProblems {
	if (fault?.type !== 'Refused' || fault.refusal.error !== 'host-not-allowed') return {};
	const words = m.settings_mailbox_host_not_allowed({ server: fault.refusal.detail ?? '' });
	return fault.refusal.part === 'imap' ? { imapHost: words } : { host: words };
}
