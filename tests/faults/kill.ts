import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** Kills a process so that it cannot clean up, and waits for its end. */
export async function killHard(process: ChildProcess): Promise<void> {
	const exit = once(process, 'exit');
	process.kill('SIGKILL');
	await exit;
}

/** Whether a process ends by itself before a promise is kept. */
export async function endsBefore(process: ChildProcess, limit: Promise<unknown>): Promise<boolean> {
	if (process.exitCode !== null || process.signalCode !== null) return true;
	return Promise.race([once(process, 'exit').then(() => true), limit.then(() => false)]);
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}
