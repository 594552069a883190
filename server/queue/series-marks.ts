import type { InvoiceType } from '#domain/invoice.ts';
import type { SeriesMark } from '#domain/series-mark.ts';
import type { Writer } from './schema.ts';

/** How far a series of a ledger has counted under one pattern. */
export interface SeriesMarkRow {
	ledger_id: string;
	series_id: string;
	pattern: string;
	issuer_id: string;
	type: InvoiceType;
	year: number;
	next: number;
	/** ISO date, or empty. */
	last_date: string;
	noted_at: string;
}

/** Raises the marks of a ledger; what lies behind a known one changes nothing. */
export async function raiseMarks(
	writer: Writer,
	ledgerId: string,
	marks: readonly SeriesMark[],
	at: string
): Promise<void> {
	for (const { seriesId, issuerId, type, pattern, year, next, lastDate } of marks) {
		const values = { issuer_id: issuerId, type, year, next, last_date: lastDate, noted_at: at };
		await writer
			.insertInto('series_mark')
			.values({ ledger_id: ledgerId, series_id: seriesId, pattern, ...values })
			.onConflict((conflict) =>
				conflict
					.columns(['ledger_id', 'series_id', 'pattern'])
					.doUpdateSet(values)
					.where((e) =>
						e.or([
							e('excluded.year', '>', e.ref('series_mark.year')),
							e.and([
								e('excluded.year', '=', e.ref('series_mark.year')),
								e('excluded.next', '>', e.ref('series_mark.next'))
							])
						])
					)
			)
			.execute();
	}
}

/** The marks of a ledger, the one that rose last at the end. */
export async function marksOf(writer: Writer, ledgerId: string): Promise<SeriesMark[]> {
	const rows = await writer
		.selectFrom('series_mark')
		.selectAll()
		.where('ledger_id', '=', ledgerId)
		.orderBy('noted_at')
		.orderBy('series_id')
		.execute();
	return rows.map((row) => ({
		seriesId: row.series_id,
		issuerId: row.issuer_id,
		type: row.type,
		pattern: row.pattern,
		year: row.year,
		next: row.next,
		lastDate: row.last_date
	}));
}
