import { newestFirst, type ListOrder } from '#ledger/list-order.ts';
import { readSetting, writeSetting } from '#ledger/settings.ts';
import { usualColumns, type ColumnId } from './columns.ts';

/** How this device shows the list. */
export interface ListChoices {
	order: ListOrder;
	columns: readonly ColumnId[];
	/** Whether the list takes the whole width while no invoice is open. */
	wide: boolean;
}

const key = 'ledger-list';

/** How a list looks before anyone has chosen. */
export const firstChoices: ListChoices = { order: newestFirst, columns: usualColumns, wide: false };

/** How this device shows the list; may be part of a live query. */
export const readChoices = (): Promise<ListChoices> => readSetting(key, firstChoices);

/** Remembers how this device shows the list of an issuer. */
export async function writeChoices(choices: ListChoices, issuerId: string): Promise<void> {
	await writeSetting(key, choices);
	const { completeKeys } = await import('#ledger/complete-keys.ts');
	await completeKeys(issuerId);
}
