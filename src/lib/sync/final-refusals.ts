import type { RelayError } from './relay-client.ts';

/** A refusal with the relay's own words. */
export type RelayRefusal = Extract<RelayError, { type: 'Refused' }>;

/** What the relay says of a batch that no later try can mend. */
const finalKeys: ReadonlySet<string> = new Set([
	'invalid',
	'too-large',
	'unknown-mailbox',
	'wrong-part',
	'message-taken',
	'batch-sealed',
	'other-manifest',
	'not-in-manifest',
	'double',
	'approval-too-old',
	'too-many-recipients'
]);

/**
 * Whether a batch is refused for good. Only words of the relay that mean so count: what it cannot say (a proxy's page,
 * a body cut on its way, no room, too many calls) is tried again, and nothing is released meanwhile.
 */
export const isFinal = ({ status, refusal }: RelayRefusal): boolean =>
	status >= 400 && status < 500 && finalKeys.has(refusal.error);

/** A refusal in the relay's own words. */
export const wordsOf = ({ refusal }: RelayRefusal): string =>
	[refusal.error, refusal.part, refusal.detail].filter(Boolean).join(' · ');
