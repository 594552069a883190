import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePorts, untilOpen } from '#tests/support/mta.ts';

/** Postfix's own sink for mail: takes all and keeps nothing. */
export interface Sink {
	port: number;
	stop: () => Promise<void>;
}

/** Starts `smtp-sink` on a free port. */
export async function startSink(): Promise<Sink> {
	const [port] = (await freePorts(1)) as [number];
	const sink = spawn('/usr/sbin/smtp-sink', ['-u', 'nobody', `127.0.0.1:${port}`, '256'], { stdio: 'ignore' });
	await untilOpen(port);
	return {
		port,
		async stop() {
			const exit = once(sink, 'exit');
			sink.kill();
			await exit;
		}
	};
}
