import type { LedgerState } from '#domain/ledger-state.ts';
import type { RecipientState } from '#domain/receipt.ts';
import type { IconName } from './icons.ts';
import { m } from './paraglide/messages.js';

/** The colour a state has; each is a `k-…` class of states.css. Hatched: `perhaps` and `held`. */
export type Tone = 'send' | 'draft' | 'wait' | 'perhaps' | 'sent' | 'prob' | 'held';

/** How a state looks: never its colour alone. */
export interface Look {
	tone: Tone;
	icon: IconName;
	word: () => string;
}

/** The icon that goes with a tone where no state names a better one. */
export const toneIcons: Record<Tone, IconName> = {
	send: 'arrow',
	draft: 'edit',
	wait: 'clock',
	perhaps: 'question',
	sent: 'check',
	prob: 'bang',
	held: 'pause'
};

const look = (tone: Tone, word: () => string, icon: IconName = toneIcons[tone]): Look => ({ tone, icon, word });

/** The look of every state of an invoice and of a recipient. */
export const looks: Record<LedgerState | RecipientState, Look> = {
	draft: look('draft', m.states_draft),
	held: look('held', m.states_held),
	problem: look('prob', m.states_problem),
	perhaps: look('perhaps', m.states_perhaps),
	waiting: look('wait', m.states_waiting),
	sent: look('sent', m.states_sent),
	'to-send': look('send', m.states_to_send),
	staged: look('wait', m.states_staged),
	queued: look('wait', m.states_queued),
	deferred: look('wait', m.states_deferred, 'refresh'),
	accepted: look('sent', m.states_accepted),
	rejected: look('prob', m.states_rejected),
	uncertain: look('perhaps', m.states_uncertain),
	delivered: look('sent', m.states_delivered),
	bounced: look('prob', m.states_bounced),
	cancelled: look('held', m.states_cancelled, 'undo'),
	expired: look('prob', m.states_expired)
};
