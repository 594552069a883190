import { spawnSync } from 'node:child_process';

/** Puts every hostile string into every field of the API: `npm run -s hostile`. */
const vitest = ['node_modules/vitest/vitest.mjs', 'run', 'tests/relay/hostile-strings.test.ts'];
const { status } = spawnSync(process.execPath, vitest, { stdio: 'inherit', env: { ...process.env, HOSTILE: 'all' } });
process.exitCode = status ?? 1;
