import { runKills } from './kills.ts';
import { runMatrix } from './matrix/matrix.ts';
import { readOptions } from './options.ts';

/** Messages of each kind of fault. */
const messagesPerKind = 5;

const options = readOptions(process.argv.slice(2));
const account = options.matrix
	? await runMatrix(messagesPerKind, (line) => console.log(line))
	: await runKills(options);
console.log(JSON.stringify(account));
const amiss = ['wrong', 'duplicates', 'lost', 'falseAccepted', 'needlessUncertain', 'stuck'];
process.exitCode = Object.entries(account).every(([name, count]) => !amiss.includes(name) || count === 0) ? 0 : 1;
