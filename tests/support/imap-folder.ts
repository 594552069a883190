import { ImapFlow } from 'imapflow';
import type { Dovecot } from './dovecot.ts';

/** Puts a mail into a folder of a mailbox, made where it is missing, as another program would. */
export async function fileIn(dovecot: Dovecot, user: string, folder: string, mail: string | Uint8Array): Promise<void> {
	const auth = { user, pass: dovecot.password };
	const client = new ImapFlow({
		host: '127.0.0.1',
		port: dovecot.port,
		secure: false,
		doSTARTTLS: false,
		auth,
		logger: false
	});
	await client.connect();
	try {
		if (folder !== 'INBOX') await client.mailboxCreate(folder);
		await client.append(folder, Buffer.from(mail));
	} finally {
		await client.logout();
	}
}
