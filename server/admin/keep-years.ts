import { err, ok, type Result } from '#domain/result.ts';
import { audited, operator } from '#server/queue/audit.ts';
import type { Store } from '#server/queue/schema.ts';
import { readSetting, writeSetting } from '#server/queue/settings.ts';
import { defaultYears } from './housekeeping.ts';

/** Says or sets for how many years receipts keep their addresses. */
export async function keepYears(
	{ store, now }: { store: Store; now: () => string },
	years: string | undefined
): Promise<Result<string[], string[]>> {
	if (years === undefined) {
		const kept = (await readSetting(store, 'keep-years')) ?? String(defaultYears);
		return ok([`Receipts keep their addresses for ${kept} years.`]);
	}
	if (!/^([1-9]|[1-4]\d|50)$/.test(years)) return err(['Give a whole number of years, from 1 to 50.']);
	await audited(
		store,
		now(),
		(writer) => writeSetting(writer, 'keep-years', years),
		() => ({ actor: operator, deed: 'years.set', subject: years })
	);
	return ok([`Receipts keep their addresses for ${years} years from now on.`]);
}
