/** What this browser remembers outside the database from one start to the next, or empty. */
export function remembered(key: string): string {
	try {
		return localStorage.getItem(key) ?? '';
	} catch {
		return '';
	}
}

/** Remembers something; a browser without room or leave for it forgets it. */
export function remember(key: string, value: string): void {
	try {
		localStorage.setItem(key, value);
	} catch {
		// What is remembered so is of help, and never needed.
	}
}
