import { db } from './db.ts';
import { listKeys, orderPrefix } from './list-order.ts';

/** How many rows are written at a time, so that a screen stays usable meanwhile. */
const slice = 100;

/** Gives invoices of an older ledger or backup the keys that lists are ordered by; nothing where all have them. */
export async function completeKeys(issuerId: string): Promise<void> {
	const withPrefix = (prefix: string) => db.invoices.where('keys').startsWith(prefix);
	const all = withPrefix(`${issuerId}|all|any|`);
	const complete = withPrefix(orderPrefix(issuerId, 'number'));
	if ((await all.count()) === (await complete.count())) return;
	const known = new Set(await complete.primaryKeys());
	const missing = (await all.primaryKeys()).filter((id) => !known.has(id));
	for (let at = 0; at < missing.length; at += slice) {
		await db.transaction('rw', db.invoices, async () => {
			const rows = (await db.invoices.bulkGet(missing.slice(at, at + slice))).filter((row) => row !== undefined);
			await db.invoices.bulkPut(rows.map((row) => ({ ...row, keys: listKeys(row) })));
		});
	}
}
