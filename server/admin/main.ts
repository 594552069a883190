import { addressOf, readEnv } from '#server/env.ts';
import { openBeside } from '#server/queue/database.ts';
import { runCommand, usage } from './commands.ts';

const env = readEnv(process.env);
if (!env.ok) fail(env.error);

const database = openBeside(env.value.dataDir);
if (!database.ok) fail([`${env.value.dataDir} was written by a newer version of Facturier.`]);

const { store, close } = database.value;
const now = () => new Date().toISOString();
const done = await runCommand({ store, now, address: addressOf(env.value, env.value.port) }, process.argv.slice(2));
await close();
if (!done.ok) fail(done.error.length > 0 ? done.error : [usage]);
for (const line of done.value) console.log(line);

function fail(lines: string[]): never {
	for (const line of lines) console.error(line);
	process.exit(1);
}
