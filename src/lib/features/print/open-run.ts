import { forgetSetting, readSetting, writeSetting } from '#ledger/settings.ts';

/** A run that was handed to the printer, and of which nobody has said yet whether it came out. */
export interface OpenRun {
	/** ISO time. */
	at: string;
	/** Those that go to their debtors, in the order of the sheets. */
	invoiceIds: string[];
}

const keyOf = (issuerId: string): string => `print-open|${issuerId}`;

/** The run of an issuer that is still open, or null: it outlives a closed window. */
export const readOpenRun = (issuerId: string): Promise<OpenRun | null> => readSetting(keyOf(issuerId), null);

/** Remembers that a run went to the printer. */
export const keepOpenRun = (issuerId: string, run: OpenRun): Promise<void> => writeSetting(keyOf(issuerId), run);

/** Forgets it, once a person has answered. */
export const closeRun = (issuerId: string): Promise<void> => forgetSetting(keyOf(issuerId));
