import type { PaperChoice } from '#documents/paper-run.ts';
import { readSetting, writeSetting } from '#ledger/settings.ts';
import type { Order } from './order.ts';

/** How a person has runs printed: remembered per issuer, for the paper lies in one firm's printer. */
export interface PrintChoice extends PaperChoice {
	order: Order;
	/** Whether a list of what is in the run lies in front. */
	list: boolean;
}

/** What holds before anything was chosen. */
export const firstChoice: PrintChoice = {
	paper: 'plain',
	sheets: 'one-sided',
	copies: 'customer',
	withFiles: false,
	order: 'debtor',
	list: false
};

const keyOf = (issuerId: string): string => `print-choice|${issuerId}`;

/** The choice of an issuer as it was made last. */
export const readChoice = async (issuerId: string): Promise<PrintChoice> => ({
	...firstChoice,
	...(await readSetting<Partial<PrintChoice>>(keyOf(issuerId), {}))
});

/** Remembers the choice of an issuer. */
export const keepChoice = (issuerId: string, choice: PrintChoice): Promise<void> =>
	writeSetting(keyOf(issuerId), choice);
