import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { ledgerOfMessage } from '#server/queue/ledgers.ts';
import { putMailbox, withoutExtras } from '#server/queue/mailboxes.ts';
import type { Store } from '#server/queue/schema.ts';
import type { Vault } from '#server/vault/vault.ts';
import { openArchive, type Archive } from './archive.ts';
import { startPracticeServer } from './smtp.ts';

/** The mailbox that every relay has, for trying out. */
export const practiceId = 'practice';

/** The running practice mailbox. */
export interface Practice extends Pick<Archive, 'list' | 'read' | 'clear'> {
	/** The port of its mail server on 127.0.0.1. */
	port: number;
	close: () => Promise<void>;
}

/** What the practice mailbox works with. */
export interface PracticeParts {
	store: Store;
	vault: Vault;
	log: Logger;
	dataDir: string;
	now: () => string;
}

/** Opens the practice mailbox: a real mail server with a login of its own for each start, sent to as to any other. */
export async function openPractice({ store, vault, log, dataDir, now }: PracticeParts): Promise<Practice> {
	const archive = await openArchive(join(dataDir, 'practice'), () => randomBytes(6).toString('hex'));
	const login = { user: `practice-${randomBytes(6).toString('hex')}`, password: randomBytes(24).toString('base64url') };
	const { port, close } = await startPracticeServer(
		login,
		({ from, recipients, body }) =>
			archive.keep(body, { from, recipients, receivedAt: now() }, ({ messageId }) => ledgerOfMessage(store, messageId)),
		(error) => log.error({ err: error }, 'practice.failed')
	);
	const settings = {
		...withoutExtras,
		name: 'Practice mailbox',
		host: '127.0.0.1',
		port,
		security: 'none',
		login: 'password',
		user: login.user,
		sender_name: '',
		sender_address: 'practice@facturier.example',
		reply_to: '',
		pin: '',
		practice: 1
	} as const;
	const secret = vault.seal(practiceId, 'password', login.password);
	await putMailbox(store, practiceId, settings, { secret, imap_secret: null, oauth_secret: null }, now());
	log.info('practice.open');
	return { port, close, list: archive.list, read: archive.read, clear: archive.clear };
}
