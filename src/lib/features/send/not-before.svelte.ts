import type { Message } from '#domain/message.ts';
import { utcOf } from '#domain/wall-time.ts';
import { offeredTime } from './offered-time.ts';

/** Why a time before which nothing may go cannot be taken. */
export type NotBeforeProblem = 'incomplete' | 'past' | 'far';

const year = 366 * 86_400_000;

/** The choice of a time before which a run may not go, by calendar and clock of this device. */
export class NotBefore {
	when = $state<'now' | 'later'>('now');
	date = $state('');
	time = $state('');
	readonly zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

	/** The chosen time as ISO in UTC, or null where none is chosen or it is no time. */
	readonly utc = $derived.by(() =>
		this.when === 'later' ? utcOf({ date: this.date, time: this.time }, this.zone) : null
	);

	/** Offers tomorrow morning once a later time is wanted. */
	choose(when: 'now' | 'later'): void {
		this.when = when;
		if (when === 'now' || this.date !== '') return;
		Object.assign(this, offeredTime(this.zone));
	}

	/** What is wrong with the choice at this moment, or null. */
	problem(): NotBeforeProblem | null {
		if (this.when === 'now') return null;
		if (this.utc === null) return 'incomplete';
		const ahead = Date.parse(this.utc) - Date.now();
		if (ahead <= 0) return 'past';
		return ahead > year ? 'far' : null;
	}

	/** The choice as a message is sealed with it. */
	sealed(): Message['notBefore'] {
		return this.utc === null ? null : { utc: this.utc, zone: this.zone };
	}
}
