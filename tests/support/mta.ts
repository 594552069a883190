import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { until } from './until.ts';

/** Runs a program of the machine and gives what it printed. */
export const run = (program: string, ...words: string[]): Promise<string> =>
	promisify(execFile)(program, words).then(({ stdout }) => stdout);

/** Starts a program that goes on by itself once it has started, and would keep our pipes open. */
export async function runDaemon(program: string, ...words: string[]): Promise<void> {
	const [code] = (await once(spawn(program, words, { stdio: 'ignore' }), 'exit')) as [number | null];
	if (code !== 0) throw new Error(`${program} ended with ${code}`);
}

const programs = [
	'/usr/sbin/postfix',
	'/usr/sbin/dovecot',
	'/usr/lib/dovecot/imap',
	'/usr/lib/dovecot/dovecot-lda',
	'/usr/bin/openssl'
];

/** Why no real mail servers can be started here, or an empty string. */
export const noRealServers: string = (() => {
	if (process.getuid?.() !== 0) return 'Postfix starts as root only';
	const missing = programs.find((path) => !existsSync(path));
	return missing === undefined ? '' : `${missing} is not installed`;
})();

/** A folder that the servers' own users may enter. */
export async function newServerFolder(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'facturier-mta-'));
	await chmod(folder, 0o755);
	return folder;
}

/** Ports that nobody uses at this moment. */
export async function freePorts(count: number): Promise<number[]> {
	const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
	await Promise.all(servers.map((server) => once(server, 'listening')));
	const ports = servers.map((server) => (server.address() as AddressInfo).port);
	await Promise.all(servers.map((server) => once(server.close(), 'close')));
	return ports;
}

/** Waits until somebody listens on a port. */
export async function untilOpen(port: number): Promise<void> {
	await until(
		() =>
			new Promise<boolean>((resolve) => {
				const socket = connect(port, '127.0.0.1', () => resolve(true));
				socket.once('error', () => resolve(false)).once('connect', () => socket.destroy());
			}),
		(open) => open
	);
}

/** A certificate for this machine that nobody vouches for, and its fingerprint to pin. */
export interface Certificate {
	key: string;
	certificate: string;
	/** SHA-256 in hex. */
	fingerprint: string;
}

/** Makes a self-signed certificate in a folder. */
export async function makeCertificate(folder: string): Promise<Certificate> {
	const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
	const names = 'subjectAltName=DNS:localhost,IP:127.0.0.1';
	await run(
		...(['openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'] as const),
		...['-days', '2', '-subj', '/CN=localhost', '-addext', names, '-keyout', key, '-out', certificate]
	);
	const printed = await run('openssl', 'x509', '-in', certificate, '-noout', '-fingerprint', '-sha256');
	return { key, certificate, fingerprint: printed.split('=')[1]!.trim().replaceAll(':', '').toLowerCase() };
}

/** Ends the process whose id stands in a file, and waits until it has ended; its own children follow it. */
export async function endDaemon(pidFile: string, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
	const pid = Number(await readFile(pidFile, 'utf8'));
	process.kill(pid, signal);
	await until(
		() => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''),
		(state) => state === '' || / Z /.test(state)
	);
}
