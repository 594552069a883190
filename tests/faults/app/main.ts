import { parseArgs } from 'node:util';
import { runAppKills } from './run.ts';

/** Kills the browser at random while a person works with the app: `npm run -s faults:app -- --kills 50`. */
const { values } = parseArgs({ options: { kills: { type: 'string', default: '50' } } });
const kills = Number(values.kills);
const account = await runAppKills(kills, (line) => console.error(line));
console.log(JSON.stringify({ kills, ...account }));
process.exitCode = Object.values(account).every((count) => count === 0) ? 0 : 1;
