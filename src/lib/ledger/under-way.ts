import type { MessageRow } from './rows.ts';

const undecided: ReadonlySet<string> = new Set(['approved', 'staged', 'queued', 'deferred', 'uncertain']);

/** The addresses at which a real mail waits, is on its way or is in doubt: another one might bring the same twice. */
export const underWayAt = (messages: readonly MessageRow[]): string[] =>
	messages
		.filter(({ practice }) => !practice)
		.flatMap(({ recipients }) => recipients)
		.filter(({ state }) => undecided.has(state))
		.map(({ address }) => address);
