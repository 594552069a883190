import { rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { pairWith } from '#tests/support/relay-device.ts';
import { newFolder, runAdmin, startRelay } from '#tests/support/relay.ts';
import { settleAccount } from './account.ts';
import { freePort, killHard } from './kill.ts';
import { startObservedSink } from './observed-sink.ts';
import { readOptions } from './options.ts';
import { pushBatch, setUpMailbox } from './push.ts';
import { receiptsOnceIdle } from './receipts.ts';

const options = readOptions(process.argv.slice(2));
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
for (let kill = 1; kill <= options.kills; kill++) {
	await sink.attempts(1 + Math.floor(Math.random() * 2 * attemptsPerLife));
	await wait(Math.random() * 40);
	console.error(`kill ${kill}: ${sink.connections.open} connections open, ${sink.taken.length} messages taken`);
	await killHard(relay.process);
	relay = await startRelay(folder, variables);
}

const receipts = await receiptsOnceIdle(device, messages);
await relay.stop();
await sink.close();
await rm(folder, { recursive: true });
const account = settleAccount(messages, receipts, sink);
const { duplicates, lost, falseAccepted, needlessUncertain, stuck } = account;
console.log(JSON.stringify(account));
process.exitCode = duplicates + lost + falseAccepted + needlessUncertain + stuck === 0 ? 0 : 1;
