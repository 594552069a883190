import type { Me } from '#domain/contract.ts';
import { codeFromLink } from '#domain/pairing-code.ts';
import type { RelayError } from '#sync/relay-client.ts';
import { syncNow } from '#sync/sync.svelte.ts';

/** Where a pairing by link stands: none asked for, waiting for a person's yes, under way, or done. */
type PairingStep =
	| { type: 'none' }
	| { type: 'asking'; code: string; error: RelayError | null }
	| { type: 'pairing'; code: string }
	| { type: 'paired'; me: Me }
	| { type: 'already'; me: Me };

/** The pairing that a link asked for. */
export const pairing = $state<{ step: PairingStep }>({ step: { type: 'none' } });

/** Takes the code out of the address, so that no history or bookmark keeps it, and asks whether to pair by it. */
export async function pairFromLink(): Promise<void> {
	const code = codeFromLink(location.hash);
	if (code === null) return;
	history.replaceState(history.state, '', location.pathname + location.search);
	const { whoAmI } = await import('#sync/pairing.ts');
	const me = await whoAmI();
	pairing.step = me.ok ? { type: 'already', me: me.value } : { type: 'asking', code, error: null };
}

/** Pairs under this name; a code that was refused can be tried again or closed. */
export async function confirmPairing(deviceName: string): Promise<void> {
	const { step } = pairing;
	if (step.type !== 'asking') return;
	pairing.step = { type: 'pairing', code: step.code };
	const { pair } = await import('#sync/pairing.ts');
	const me = await pair(step.code, deviceName);
	if (me.ok) syncNow();
	pairing.step = me.ok ? { type: 'paired', me: me.value } : { type: 'asking', code: step.code, error: me.error };
}

/** Puts the notice away. */
export function closePairing(): void {
	pairing.step = { type: 'none' };
}
