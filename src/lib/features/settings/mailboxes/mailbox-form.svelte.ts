import { SvelteSet } from 'svelte/reactivity';
import type { PutMailbox } from '#domain/contract-mailboxes.ts';
import type { Issuer } from '#domain/issuer.ts';
import type { MailboxStatus, Security } from '#domain/mailbox.ts';
import { saveIssuer } from '#ledger/issuers.ts';
import { putMailbox } from '#sync/mailboxes.ts';
import type { RelayError } from '#sync/relay-client.ts';
import { m } from '#ui/paraglide/messages.js';
import { mailboxProblems, plainPin, usualPorts, type MailboxEntries } from './mailbox-problems.ts';

/** A mailbox while a person writes it. The password goes to the relay and is never read back. */
export class MailboxForm {
	readonly id: string;
	/** What the relay holds, or null for a new one. */
	readonly known: MailboxStatus | null;
	readonly issuers: readonly Issuer[];
	entries = $state<MailboxEntries>() as MailboxEntries;
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
		const users = known ? issuers.filter(({ mailboxId }) => mailboxId === id) : issuers.filter((one) => one === first);
		this.usedBy = new SvelteSet(users.map((issuer) => issuer.id));
	}

	/** Whether the relay holds a password that goes with the server and user as they stand here. */
	readonly keepsPassword = $derived.by(() => {
		const { known, entries } = this;
		if (!known?.hasPassword) return false;
		return (
			known.host === entries.host.trim() &&
			String(known.port) === entries.port.trim() &&
			known.user === entries.user.trim()
		);
	});

	readonly problems = $derived.by(() => mailboxProblems(this.entries, !this.keepsPassword));
	readonly wrong = $derived(Object.keys(this.problems).length);

	/** What each field says once saving was tried, the relay's own objections among them. */
	readonly shown = $derived.by(() => {
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

const newEntries = (issuer: Issuer | null): MailboxEntries => ({
	name: issuer?.name ?? '',
	host: '',
	port: usualPorts.tls,
	security: 'tls',
	login: 'password',
	user: issuer?.email ?? '',
	password: '',
	senderName: issuer?.name ?? '',
	senderAddress: issuer?.email ?? '',
	replyTo: '',
	pin: ''
});

const entriesOf = ({
	name,
	host,
	port,
	security,
	login,
	user,
	senderName,
	senderAddress,
	replyTo,
	pin
}: MailboxStatus): MailboxEntries => ({
	name,
	host,
	port: String(port),
	security,
	login,
	user,
	password: '',
	senderName,
	senderAddress,
	replyTo,
	pin
});

const toRelay = (entries: MailboxEntries): PutMailbox => ({
	name: entries.name.trim(),
	host: entries.host.trim(),
	port: Number(entries.port),
	security: entries.security,
	login: entries.login,
	user: entries.login === 'none' ? '' : entries.user.trim(),
	...(entries.login === 'password' && entries.password !== '' ? { password: entries.password } : {}),
	senderName: entries.senderName.trim(),
	senderAddress: entries.senderAddress.trim(),
	replyTo: entries.replyTo.trim(),
	pin: plainPin(entries.pin)
});

/** The relay's objections that belong to a field of the form. */
function objections(fault: RelayError | null): Partial<Record<keyof MailboxEntries, string>> {
	if (fault?.type !== 'Refused' || fault.refusal.error !== 'host-not-allowed') return {};
	return { host: m.settings_mailbox_host_not_allowed({ server: fault.refusal.detail ?? '' }) };
}
