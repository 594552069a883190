import { err, ok, type Result } from '#domain/result.ts';
import { readAudit } from '#server/queue/audit.ts';
import type { Store } from '#server/queue/schema.ts';

/**
 * Prints who did what when, after the chain was verified. Its last link, noted elsewhere, shows later that nothing was
 * cut off at the end either.
 */
export async function printAudit(store: Store): Promise<Result<string[], string[]>> {
	const read = await readAudit(store);
	if (!read.ok) return err([`The audit log was changed: entry ${read.error.seq} does not follow from the one before.`]);
	const lines = read.value.map(({ seq, at, actor, deed, subject }) => [seq, at, actor, deed, subject].join('  '));
	const last = read.value.at(-1);
	return ok([
		...lines,
		last ? `All ${last.seq} entries hold. Last link: ${last.link}` : 'Nothing was written down yet.'
	]);
}
