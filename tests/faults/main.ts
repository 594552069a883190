import { readOptions } from './options.ts';
import { runKills } from './kills.ts';

const account = await runKills(readOptions(process.argv.slice(2)));
const { duplicates, lost, falseAccepted, needlessUncertain, stuck } = account;
console.log(JSON.stringify(account));
process.exitCode = duplicates + lost + falseAccepted + needlessUncertain + stuck === 0 ? 0 : 1;
