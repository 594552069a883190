import { flushSync } from 'svelte';
import { expect, it } from 'vitest';
import { aDebtor } from '#tests/support/builders.ts';
import { issuer, useLedger } from '#tests/support/ledger.ts';
import { until } from '#tests/support/until.ts';
import { db } from './db.ts';
import { saveDebtor } from './debtors.ts';
import { hiddenImports } from './hidden.ts';
import { Live } from './live.svelte.ts';

useLedger();

const debtors = async (): Promise<number> => db.debtors.where('key').startsWith(`${issuer.id}|`).count();

it.each([
	['first', debtors],
	[
		'after functions that read, too',
		async () => {
			await hiddenImports();
			await hiddenImports();
			return debtors();
		}
	]
])('watches what a query reads %s', async (_, query) => {
	let live: Live<number, null> | undefined;
	const stop = $effect.root(() => {
		live = new Live<number, null>(-1, () => null, query);
	});
	flushSync();
	const shows = (count: number) =>
		until(
			() => Promise.resolve(live?.current),
			(seen) => seen === count,
			3000
		);
	await shows(0);
	await saveDebtor(aDebtor(issuer));
	await shows(1);
	await saveDebtor(aDebtor(issuer, { number: '2' }));
	await shows(2);
	stop();
	expect(live?.error).toBeUndefined();
});
