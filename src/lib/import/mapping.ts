import { digestJson } from '#domain/canonical-json.ts';
import type { Sha256 } from '#domain/digest.ts';
import type { DateOrder } from './dates.ts';
import type { Field, ImportKind } from './fields.ts';
import { headingWords } from './heading-words.ts';
import type { DecimalSign } from './numbers.ts';

/** How the columns of a file are read: what a person sees, may change, and what is remembered. */
export interface Mapping {
	kind: ImportKind;
	/** The field of each column, null for one that is left out. Each field at most once. */
	columns: (Field | null)[];
	/** What a person said where the dates or numbers themselves do not; null to go by them. */
	dateOrder: DateOrder | null;
	decimalSign: DecimalSign | null;
	/** Where a file's only addresses are general ones: whether invoices go there. */
	loneEmail: LoneEmail | null;
}

/** What a person said of a file's only addresses. */
export type LoneEmail = 'invoices' | 'general';

/** Gives a column a field; another column that had it is left out from now on. */
export function assignColumn(mapping: Mapping, column: number, field: Field | null): Mapping {
	const columns = mapping.columns.map((known, index) => {
		if (index === column) return field;
		return known === field ? null : known;
	});
	return { ...mapping, columns };
}

/** By what a mapping is remembered: the same headings in the same order. */
export const headingsSignature = (headings: readonly string[]): Sha256 =>
	digestJson(headings.map((heading) => headingWords(heading).join(' ')));

/** A small store of values by key, such as the ledger's settings. */
export interface MappingStore {
	get(key: string): Promise<unknown>;
	put(key: string, value: unknown): Promise<void>;
}

/** The mapping that was used the last time for these headings, or null. Lists of finished PDFs have a memory of their own. */
export async function recallMapping(
	store: MappingStore,
	headings: readonly string[],
	list: 'rows' | 'documents' = 'rows'
): Promise<Mapping | null> {
	const found = await store.get(settingKey(headings, list));
	return isMappingFor(found, headings) ? found : null;
}

/** Remembers a mapping for files with these headings. */
export const rememberMapping = (store: MappingStore, headings: readonly string[], mapping: Mapping): Promise<void> =>
	store.put(settingKey(headings, mapping.kind === 'documents' ? 'documents' : 'rows'), mapping);

const settingKey = (headings: readonly string[], list: 'rows' | 'documents'): string =>
	`import.mapping.${list === 'documents' ? 'documents.' : ''}${headingsSignature(headings)}`;

const isMappingFor = (value: unknown, headings: readonly string[]): value is Mapping =>
	typeof value === 'object' && value !== null && (value as Mapping).columns?.length === headings.length;
