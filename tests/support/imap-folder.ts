import { ImapFlow } from 'imapflow';
import type { Dovecot } from './dovecot.ts';

/** Does something in a mailbox as another program would. */
async function inMailbox<T>(dovecot: Dovecot, user: string, act: (client: ImapFlow) => Promise<T>): Promise<T> {
	const client = new ImapFlow({
		host: '127.0.0.1',
		port: dovecot.port,
		secure: false,
		doSTARTTLS: false,
		auth: { user, pass: dovecot.password },
		logger: false
	});
	await client.connect();
	try {
		return await act(client);
	} finally {
		await client.logout();
	}
}

/** Puts a mail into a folder of a mailbox, made where it is missing. */
export const fileIn = (dovecot: Dovecot, user: string, folder: string, mail: string | Uint8Array): Promise<void> =>
	inMailbox(dovecot, user, async (client) => {
		if (folder !== 'INBOX') await client.mailboxCreate(folder);
		await client.append(folder, Buffer.from(mail));
	});

/** The Message-IDs of the mails in a folder, in its order. */
export const idsIn = (dovecot: Dovecot, user: string, folder: string): Promise<string[]> =>
	inMailbox(dovecot, user, async (client) => {
		await client.mailboxOpen(folder, { readOnly: true });
		const mails = await client.fetchAll('1:*', { envelope: true });
		return mails.map(({ envelope }) => envelope?.messageId ?? '');
	});
