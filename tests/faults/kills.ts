import { rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { pairWith } from '#tests/support/relay-device.ts';
import { newFolder, runAdmin, startRelay } from '#tests/support/relay.ts';
import { settleAccount, type Account } from './account.ts';
import { aimedAt, planAims, type KillsByState } from './aims.ts';
import { endsBefore, freePort, killHard } from './kill.ts';
import { startObservedSink } from './observed-sink.ts';
import type { Options } from './options.ts';
import { pushBatch, setUpMailbox } from './push.ts';
import { receiptsOnceIdle } from './receipts.ts';
import { woundsOf } from './wounds.ts';

/** Sends a batch through a relay that is killed again and again, to a server that misbehaves. */
export async function runKills(options: Options): Promise<Account & { killsByState: KillsByState }> {
	const sink = await startObservedSink(options);
	const folder = newFolder();
	// Nothing is scaled but the backoff. The port stays the same over all starts, as it does for a real relay.
	const variables = { PORT: String(await freePort()), FACTURIER_BACKOFF_SCALE: '0.001' };

	let relay = await startRelay(folder, variables);
	await runAdmin(folder, 'allow', `127.0.0.1:${sink.port}`);
	const device = await pairWith(relay.url, relay.code);
	const messages = await pushBatch(device, await setUpMailbox(device, sink.port), options.messages);

	/** Attempts that a life of the relay may begin on average, so that the last kill comes before the last message. */
	const attemptsPerLife = (0.8 * options.messages) / (options.kills + 1);
	const someAttempts = () => 1 + Math.floor(Math.random() * 2 * attemptsPerLife);
	const killsByState: KillsByState = { claimed: 0, armed: 0, answered: 0, anytime: 0 };
	const aims = planAims(options.kills);
	for (const [index, aim] of aims.entries()) {
		if (aim === 'anytime') {
			await sink.attempts(someAttempts());
			await wait(Math.random() * 40);
			await killHard(relay.process);
		} else if (!(await endsBefore(relay.process, sink.silent()))) {
			await killHard(relay.process);
		}
		const wounds = woundsOf(folder, sink);
		if (aim === 'anytime' || wounds.has(aim)) killsByState[aim]++;
		console.error(`kill ${index + 1}, ${aim}: ${sink.taken.length} messages taken; open: ${[...wounds].join(' ')}`);
		const next = aims[index + 1] ?? 'anytime';
		relay = await startRelay(folder, { ...variables, ...(next !== 'anytime' && aimedAt(next, someAttempts())) });
	}

	const receipts = await receiptsOnceIdle(device, messages);
	await relay.stop();
	await sink.close();
	await rm(folder, { recursive: true });
	return { ...settleAccount(messages, receipts, sink), killsByState };
}
