const key = 'facturier-ledger';

/** Keeps outside the database that this browser holds a ledger of somebody's own, and when it last did. */
export function bearWitness(): void {
	try {
		localStorage.setItem(key, new Date().toISOString());
	} catch {
		// A browser without room or leave for it: then nobody can be told of a loss.
	}
}

/** The ISO time at which this browser last held a ledger of somebody's own, or empty. */
export function lastSeen(): string {
	try {
		return localStorage.getItem(key) ?? '';
	} catch {
		return '';
	}
}

/** Forgets it: a person knows that the ledger is gone, and begins anew. */
export const forgetLedger = (): void => localStorage.removeItem(key);
