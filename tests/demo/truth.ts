import { readFile } from 'node:fs/promises';
import { parseRecipients } from '#domain/recipients.ts';
import { readDebtors } from '#import/debtors.ts';
import { openFile, type OpenedFile } from '#import/dry-run.ts';
import { layoutOf } from '#import/layout.ts';

/** What the files say of a debtor: what his documents and mails must agree with. */
export interface TrueDebtor {
	name: string;
	/** The good addresses of his invoice recipients, or the general ones where the file has no others. */
	addresses: string[];
}

/** The debtors of a file by number, read without the app. */
export async function trueDebtors(path: string): Promise<Map<string, TrueDebtor>> {
	const { table, guess } = await open(path);
	const { candidates } = readDebtors(table, layoutOf(table, guess.mapping));
	return new Map(
		candidates.map(({ number, values }) => {
			const written = values.invoiceAddress || values.invoiceRecipients || values.generalEmail || '';
			return [number, { name: values.name ?? '', addresses: parseRecipients(written).good }];
		})
	);
}

async function open(path: string): Promise<OpenedFile> {
	const opened = openFile(new Uint8Array(await readFile(path)), { encoding: null, delimiter: null });
	if (!opened.ok) throw new Error(`${path} cannot be read: ${opened.error.type}`);
	return opened.value;
}
