import type { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Security } from '#domain/mailbox.ts';
import { serverName } from './certificate.ts';

/** Where a certificate is looked at; the host by name, the address as it was checked. */
export interface Sight {
	host: string;
	address: string;
	port: number;
	security: Security;
	/** SMTP, unless it says otherwise. */
	speaks?: 'imap';
}

/**
 * The certificate that a server shows, whether or not anybody vouches for it; null where it shows none in time. The
 * connection is not trusted with anything: it ends as soon as the certificate was seen.
 */
export async function lookAtCertificate(sight: Sight, milliseconds: number): Promise<X509Certificate | null> {
	const signal = AbortSignal.timeout(milliseconds);
	const socket = connectPlain({ host: sight.address, port: sight.port });
	try {
		await once(socket, 'connect', { signal });
		if (sight.security !== 'tls') await askForTls[sight.speaks ?? 'smtp'](socket, signal);
		return await shown(socket, sight.host, signal);
	} catch {
		return null;
	} finally {
		socket.destroy();
	}
}

const askForTls = {
	/** RFC 3207: greeting, EHLO, STARTTLS. */
	async smtp(socket: Socket, signal: AbortSignal): Promise<void> {
		for (const command of ['', 'EHLO facturier.invalid\r\n', 'STARTTLS\r\n']) {
			socket.write(command);
			const answer = await reply(socket, /^\d{3}(?: .*)?\r?\n$/m, signal);
			if (!answer.startsWith('2')) throw new Error('refused');
		}
	},
	/** RFC 9051, 6.2.1: greeting, STARTTLS. */
	async imap(socket: Socket, signal: AbortSignal): Promise<void> {
		await reply(socket, /^\* .*\r?\n/m, signal);
		socket.write('a STARTTLS\r\n');
		const answer = await reply(socket, /^a .*\r?\n/m, signal);
		if (!/^a OK /im.test(answer)) throw new Error('refused');
	}
};

/** What a server says up to the end of its answer. */
async function reply(socket: Socket, end: RegExp, signal: AbortSignal): Promise<string> {
	let text = '';
	while (!end.test(text) && text.length < 10_000) {
		const chunk = socket.read() as Buffer | null;
		if (chunk === null) await once(socket, 'readable', { signal });
		else text += chunk.toString('latin1');
	}
	return text;
}

/** Node ends a connection that it does not trust before anyone can ask about the certificate, but for who asks first. */
async function shown(plain: Socket, host: string, signal: AbortSignal): Promise<X509Certificate | null> {
	const socket = connectTls({ socket: plain, ...serverName(host) });
	let certificate: X509Certificate | null = null;
	socket.prependListener('secure', () => (certificate = socket.getPeerX509Certificate() ?? null));
	await once(socket, 'secureConnect', { signal }).catch(() => socket.destroy());
	return certificate;
}
