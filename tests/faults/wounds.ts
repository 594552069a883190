import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ObservedSink } from './observed-sink.ts';
import type { Landmark } from '#server/delivery/landmarks.ts';

/** How far attempts had come when a relay was killed: what its database says, and what its server has answered. */
export function woundsOf(folder: string, sink: ObservedSink): Set<Landmark> {
	// Read-only, so that the next relay finds the file as the killed one left it.
	const file = new DatabaseSync(join(folder, 'data', 'relay.sqlite'), { readOnly: true });
	const open = file.prepare(`select message_id, state from attempt where state <> 'closed'`).all();
	file.close();
	return new Set(
		open.map(({ message_id, state }) => {
			if (state === 'claimed') return 'claimed';
			return sink.answered.has(String(message_id)) ? 'answered' : 'armed';
		})
	);
}
