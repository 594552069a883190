import { parseArgs } from 'node:util';
import type { Security } from '#domain/mailbox.ts';

/** What the demo is asked to do. */
export interface DemoArgs {
	debtors: string;
	invoices: string;
	out: string;
	/** The mail server to send by; null for the practice mailbox. */
	smtp: SmtpServer | null;
}

/** A mail server as written in `--smtp`. */
export interface SmtpServer {
	host: string;
	port: number;
	security: Security;
	user: string;
	password: string;
	/** SHA-256 of the certificate to accept, or empty. */
	pin: string;
}

const usage = `npm run -s demo -- DEBTORS.csv INVOICES.csv --out DIR [--smtp URL]
URL: smtp://, smtp+starttls:// or smtps://[USER:PASSWORD@]HOST[:PORT][?pin=SHA256]`;

/** Reads the command line; throws with the usage where it is off. */
export function readArgs(words: string[]): DemoArgs {
	const { values, positionals } = parseArgs({
		args: words,
		allowPositionals: true,
		options: { out: { type: 'string' }, smtp: { type: 'string' } }
	});
	const [debtors, invoices, ...rest] = positionals;
	if (!debtors || !invoices || rest.length > 0 || !values.out) throw new Error(usage);
	return { debtors, invoices, out: values.out, smtp: values.smtp ? readSmtp(values.smtp) : null };
}

const securities: Record<string, { security: Security; port: number }> = {
	'smtp:': { security: 'none', port: 25 },
	'smtp+starttls:': { security: 'starttls', port: 587 },
	'smtps:': { security: 'tls', port: 465 }
};

/** Reads a mail server's address; throws with the usage where it is none. */
export function readSmtp(text: string): SmtpServer {
	const url = URL.canParse(text) ? new URL(text) : null;
	const kind = url && securities[url.protocol];
	if (!url || !kind || !url.hostname) throw new Error(usage);
	return {
		host: url.hostname.replace(/^\[|\]$/g, ''),
		port: url.port ? Number(url.port) : kind.port,
		security: kind.security,
		user: decodeURIComponent(url.username),
		password: decodeURIComponent(url.password),
		pin: (url.searchParams.get('pin') ?? '').replaceAll(':', '').toLowerCase()
	};
}
