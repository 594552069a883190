import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ObservedSink } from './observed-sink.ts';
import type { Landmark } from '#server/delivery/landmarks.ts';

/** How far attempts had come when a relay was killed: what its database says, and what its server has answered. */
export function woundsOf(folder: string, sink: ObservedSink): Set<Landmark> {
	// Read-only, so that the next relay finds the file as the killed one left it.
	const file = new DatabaseSync(join(folder, 'data', 'relay.sqlite'), { readOnly: true });
	const held = file.prepare(heldRecipients).all();
	file.close();
	return new Set(
		held.map(({ recipient, state }) => {
			if (state === 'claimed') return 'claimed';
			return sink.answered.has(String(recipient)) ? 'answered' : 'armed';
		})
	);
}

const heldRecipients = `
	select recipient.message_id || ' ' || recipient.address as recipient, attempt.state
	from attempt join recipient on recipient.attempt_id = attempt.id where attempt.state <> 'closed'`;
