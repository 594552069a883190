import { spawnSync } from 'node:child_process';

/** Cuts a hand-over at each of its requests, and kills the relay there too: `npm run -s cuts`. */
const vitest = ['node_modules/vitest/vitest.mjs', 'run', 'src/lib/sync/cuts.test.ts'];
const { status } = spawnSync(process.execPath, vitest, { stdio: 'inherit', env: { ...process.env, CUTS: 'kill' } });
process.exitCode = status ?? 1;
