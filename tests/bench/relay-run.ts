import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase } from '#server/queue/database.ts';
import { pairWith } from '#tests/support/relay-device.ts';
import { newFolder, startRelay, type RunningRelay } from '#tests/support/relay.ts';
import { addMailbox, fillQueue } from './fill.ts';
import type { Measured } from './measured.ts';

/** Milliseconds without a message that has left, after which a run has failed. */
const silence = 60_000;

/** A relay that runs, with a full queue in a mailbox that waits for its word to go. */
export interface LoadedRelay {
	process: RunningRelay['process'];
	/** Lets the queue go and resolves once all of it is accepted; told how many are, again and again. */
	send: (progress?: (accepted: number) => Promise<void> | void) => Promise<void>;
	stop: () => Promise<void>;
}

/** Fills a queue on the disk and starts the relay on it, the very program that `npm start` runs. */
export async function loadRelay(
	port: number,
	count: number,
	variables: Record<string, string> = {}
): Promise<LoadedRelay> {
	const folder = newFolder();
	const opened = openDatabase(join(folder, 'data'));
	if (!opened.ok) throw new Error(opened.error.type);
	const pause = { paused_at: new Date().toISOString(), paused_reason: 'person', paused_detail: '' };
	const mailboxId = await addMailbox(opened.value.store, port, pause);
	await fillQueue(opened.value.store, mailboxId, count);
	await opened.value.close();

	const relay = await startRelay(folder, variables);
	const device = await pairWith(relay.url, relay.code);
	const file = new DatabaseSync(join(folder, 'data', 'relay.sqlite'), { readOnly: true });
	const counting = file.prepare(`select count(*) as n from recipient where state = 'accepted'`);
	return {
		process: relay.process,
		async send(progress) {
			const resumed = await device.call('POST', `mailboxes/${mailboxId}/resume`);
			if (!resumed.ok) throw new Error(`not resumed: ${resumed.status}`);
			let last = { accepted: 0, at: performance.now() };
			while (last.accepted < count) {
				await wait(20);
				const accepted = Number(counting.get()!.n);
				await progress?.(accepted);
				if (accepted > last.accepted) last = { accepted, at: performance.now() };
				if (performance.now() - last.at > silence)
					throw new Error(`only ${accepted} of ${count} left:\n${relay.output()}`);
			}
		},
		async stop() {
			file.close();
			await relay.stop();
			await rm(folder, { recursive: true });
		}
	};
}

/** Sends a full queue by the relay. */
export async function runRelay(port: number, count: number): Promise<Measured> {
	const relay = await loadRelay(port, count);
	try {
		const before = await processorTime(relay.process.pid!);
		const start = performance.now();
		await relay.send();
		const seconds = (performance.now() - start) / 1000;
		return { rate: count / seconds, cpu: ((await processorTime(relay.process.pid!)) - before) / count };
	} finally {
		await relay.stop();
	}
}

/** Milliseconds of processor time that a process has used; `proc(5)` counts in hundredths of a second. */
async function processorTime(pid: number): Promise<number> {
	const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]!.split(' ');
	return 10 * (Number(fields[11]) + Number(fields[12]));
}
