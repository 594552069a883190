import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { allowHost } from '#server/queue/allowed-hosts.ts';
import { openBeside } from '#server/queue/database.ts';

/** A relay that runs as a process of its own, as with `npm start`. */
export interface RunningRelay {
	url: string;
	/** The code of the pairing link it showed, or empty where a device is paired already. */
	code: string;
	/** Where its data and key lie. */
	folder: string;
	process: ChildProcess;
	/** All that it has written so far: stdout, then the log. */
	output: () => string;
	/** Ends it in order and gives its exit code. */
	stop: () => Promise<number | null>;
}

/** Environment of a relay in a folder of its own, on any free port. */
export const relayEnv = (folder: string) => ({
	PATH: process.env.PATH,
	PORT: '0',
	TRUST_PORT: '0',
	DATA_DIR: join(folder, 'data'),
	KEY_FILE: join(folder, 'keys', 'facturier.key'),
	NODE_COMPILE_CACHE: join(tmpdir(), 'facturier-compile-cache'),
	WEB_ROOT: join(folder, 'web'),
	FACTURIER_BACKOFF_SCALE: '0.01'
});

/** A new folder for a relay. */
export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'facturier-relay-'));

/** Starts a relay and waits until it says where it is; fails with its own words if it ends before. */
export async function startRelay(folder = newFolder(), variables: Record<string, string> = {}): Promise<RunningRelay> {
	const relay = spawn(process.execPath, ['server/main.ts'], {
		env: { ...relayEnv(folder), ...variables },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let out = '';
	let log = '';
	relay.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
	const ready = new Promise<void>((resolve, reject) => {
		relay.stdout.setEncoding('utf8').on('data', (text: string) => {
			out += text;
			if (out.includes('Ctrl+C')) resolve();
		});
		relay.once('exit', () => reject(new Error(`the relay did not start:\n${out}${log}`)));
	});
	await ready;
	return {
		url: (/http:\/\/localhost:\d+/.exec(out) ?? /https:\/\/\S+:\d+/.exec(out))![0],
		code: /#pair=([A-Z]+)/.exec(out)?.[1] ?? '',
		folder,
		process: relay,
		output: () => out + log,
		async stop() {
			if (relay.exitCode === null && relay.signalCode === null) {
				const exit = once(relay, 'exit');
				relay.kill('SIGTERM');
				await exit;
			}
			return relay.exitCode;
		}
	};
}

/** Runs an admin command on a relay's folder, and gives what it printed; fails where the command does. */
export function runAdmin(folder: string, ...words: string[]): Promise<string> {
	const env = relayEnv(folder);
	return promisify(execFile)(process.execPath, ['server/admin/main.ts', ...words], { env }).then(
		({ stdout }) => stdout
	);
}

/** Lets a running relay connect to ports of this machine, as its operator would. */
export async function allowPorts(folder: string, ...ports: number[]): Promise<void> {
	const opened = openBeside(join(folder, 'data'));
	if (!opened.ok) throw new Error(opened.error.type);
	for (const port of ports) await allowHost(opened.value.store, { host: '127.0.0.1', port });
	await opened.value.close();
}

/** Sets all mails back that were handed to a mail server, as if a day had passed since. */
export async function agePastReplies(folder: string): Promise<void> {
	const opened = openBeside(join(folder, 'data'));
	if (!opened.ok) throw new Error(opened.error.type);
	const dayAgo = new Date(Date.now() - 86_400_000).toISOString();
	await opened.value.store.updateTable('attempt').set({ armed_at: dayAgo }).where('armed_at', 'is not', null).execute();
	await opened.value.close();
}
