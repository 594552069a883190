import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import type * as Write from './write.ts';

const { values } = parseArgs({ options: { out: { type: 'string' } } });
if (!values.out) {
	console.error('Usage: npm run -s documents -- --out FOLDER');
	process.exit(2);
}
// Layouts are found by Vite's glob, so they are loaded by Vite too.
const { module } = await runnerImport<typeof Write>('./tests/documents/write.ts');
const written = await module.writeSamples(values.out);
console.log(JSON.stringify(written));
process.exitCode = written.faults === 0 ? 0 : 1;
