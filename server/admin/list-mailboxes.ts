import { listMailboxes, type HeldMailbox } from '#server/queue/mailboxes.ts';
import type { Store } from '#server/queue/schema.ts';
import { readKeyFile } from '#server/vault/key-file.ts';
import { openVault, type Vault } from '#server/vault/vault.ts';
import { whyPaused } from './why-paused.ts';

/** A line for each mailbox: where it sends, what waits in it, and whether it is stopped or cannot log in. */
export async function describeMailboxes(store: Store, keyFile: string): Promise<string[]> {
	const key = readKeyFile(keyFile);
	const vault = key.ok ? openVault(key.value) : null;
	return (await listMailboxes(store)).map((mailbox) => describe(mailbox, vault));
}

const describe = (mailbox: HeldMailbox, vault: Vault | null): string =>
	[
		mailbox.id,
		`${mailbox.host}:${mailbox.port}`,
		mailbox.practice ? 'practice' : mailbox.security,
		`${mailbox.waiting} waiting`,
		stateOf(mailbox, vault),
		mailbox.name
	].join('  ');

function stateOf(mailbox: HeldMailbox, vault: Vault | null): string {
	const { paused_at, paused_reason, down_since, retry_at } = mailbox;
	if (paused_at !== null) return `stopped since ${paused_at}: ${whyPaused(paused_reason)}`;
	if (!opens(mailbox, vault)) return 'its password opens with another key file';
	if (down_since !== null) return `not reached since ${down_since}, tried again ${retry_at}`;
	return 'working';
}

/** The practice mailbox gets a new password at each start. */
const opens = ({ practice, secret, imap_secret, oauth_secret }: HeldMailbox, vault: Vault | null): boolean =>
	practice === 1 || [secret, imap_secret, oauth_secret].every((sealed) => sealed === null || !!vault?.fits(sealed));
