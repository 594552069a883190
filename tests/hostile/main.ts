import { spawnSync } from 'node:child_process';
import { sendEndless } from './endless-bodies.ts';

/** Bytes by which the relay may grow over a body: a file of the largest size, twice, and some play. */
const flat = 150_000_000;

/**
 * Puts every hostile string into every field of the API, and sends bodies of 2 GB whose length nobody is told:
 * `npm run -s hostile`. One JSON line for each such body.
 */
const swallowed = await sendEndless(2_000_000_000);
for (const line of swallowed) console.log(JSON.stringify(line));
const isFlat = swallowed.every(({ answer, before, atMost }) => answer === 413 && atMost - before < flat);

const vitest = ['node_modules/vitest/vitest.mjs', 'run', 'tests/relay/hostile-strings.test.ts'];
const { status } = spawnSync(process.execPath, vitest, { stdio: 'inherit', env: { ...process.env, HOSTILE: 'all' } });
process.exitCode = isFlat ? (status ?? 1) : 1;
