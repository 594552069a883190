import type { Series } from '#domain/numbering.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { proposalFor, unlock, type SeriesProposal, type UnlockError } from '#domain/series-lock.ts';
import { db } from './db.ts';
import { relayNotes } from './device.ts';
import { commitIf } from './journal.ts';

/** A series of the ledger, whose it is, and where it would go on if it is locked. */
export interface SeriesView {
	series: Series;
	issuerName: string;
	proposal: SeriesProposal;
}

/** All series by company, invoices before credit notes. */
export async function listSeries(): Promise<SeriesView[]> {
	const marks = await relayMarks();
	const names = new Map((await db.issuers.toArray()).map(({ id, name }) => [id, name]));
	const all = await db.series.toArray();
	return all
		.map((series) => ({
			series,
			issuerName: names.get(series.issuerId) ?? '',
			proposal: proposalFor(series, marks)
		}))
		.toSorted((a, b) => a.issuerName.localeCompare(b.issuerName) || b.series.type.localeCompare(a.series.type));
}

/** How many series give no numbers until a person has confirmed the next one. */
export const countLocked = async (): Promise<number> => db.series.filter((series) => series.locked).count();

/** Why a series stays as it is: what was chosen does not do, it is open, or another device gives its numbers now. */
export type UnlockRefusal = UnlockError | { type: 'NotLocked' | 'Replaced' };

/** Lets a locked series give numbers again, from where a person has confirmed that it goes on. */
export const unlockSeries = (
	id: string,
	chosen: { pattern: string; next: number }
): Promise<Result<Series, UnlockRefusal>> =>
	commitIf<Series, UnlockRefusal>(
		(series) => ({ type: 'series.unlocked', ids: [series.id], payload: series }),
		async () => {
			const series = await db.series.get(id);
			if (!series?.locked) return err({ type: 'NotLocked' });
			if ((await relayNotes()).standing === 'replaced') return err({ type: 'Replaced' });
			const beside = await db.series.where({ issuerId: series.issuerId }).toArray();
			const others = beside.filter((one) => one.id !== id).map((one) => one.pattern);
			const open = unlock(series, await relayMarks(), others, chosen);
			if (!open.ok) return open;
			await db.series.put(open.value);
			return ok(open.value);
		}
	);

/** Locks every series. Runs inside a transaction. */
export async function lockAllSeries(): Promise<void> {
	await db.series.toCollection().modify({ locked: true });
}

const relayMarks = async () => (await relayNotes()).marks;

/** Whether the relay has told this device which numbers it knows. */
export const knowsRelayMarks = async (): Promise<boolean> => (await relayNotes()).seq > 0;
