import { err, ok, type Result } from '#domain/result.ts';
import { addressOf, readEnv, type Env } from '#server/env.ts';
import { openBeside } from '#server/queue/database.ts';
import { explainOpening, databaseErrorOf } from '#server/queue/open-error.ts';
import { runCommand } from './commands.ts';
import { examine } from './doctor.ts';
import { restore } from './restore.ts';
import { setUpTls } from './tls.ts';
import { explainUsage, isCommand, usage } from './usage.ts';

const env = readEnv(process.env);
if (!env.ok) fail(env.error);
const now = () => new Date().toISOString();

const words = process.argv.slice(2);
const done = await run(env.value, words).catch((error: unknown) => {
	const known = databaseErrorOf(error);
	if (known === null) throw error;
	return err([explainOpening(known, env.value.dataDir)]);
});
if (!done.ok) fail(done.error.length > 0 ? done.error : explainUsage(words));
for (const line of done.value) console.log(line);

/** Some commands do not open the data folder as the others do: it is no matter of theirs, replaced, or perhaps broken. */
async function run(env: Env, words: string[]): Promise<Result<string[], string[]>> {
	if (['help', '--help', '-h'].includes(words[0] ?? '')) return ok([usage]);
	if (words[0] === 'tls') return setUpTls(env, words.slice(1), now());
	if (words[0] === 'restore') return restore(env, words.slice(1), now());
	if (words[0] === 'doctor' && words.length === 1) return examine(env, now());
	if (!isCommand(words[0] ?? '')) return err([]);
	const database = openBeside(env.dataDir);
	if (!database.ok) return err([explainOpening(database.error, env.dataDir)]);
	const { store, copyTo, close } = database.value;
	const ports = [env.port, env.trustPort];
	const parts = { store, copyTo, now, address: addressOf(env, env.port), ports, keyFile: env.keyFile };
	const done = await runCommand(parts, words);
	await close();
	return done;
}

function fail(lines: string[]): never {
	for (const line of lines) console.error(line);
	process.exit(1);
}
