import { spawnSync } from 'node:child_process';

/** Tries many orders in which two tabs may work at once: `npm run -s races -- 300`. */
const runs = process.argv[2] ?? '300';
const vitest = ['node_modules/vitest/vitest.mjs', 'run', 'src/lib/sync/races.test.ts'];
const { status } = spawnSync(process.execPath, vitest, { stdio: 'inherit', env: { ...process.env, RACES: runs } });
process.exitCode = status ?? 1;
