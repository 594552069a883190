import { setTimeout as wait } from 'node:timers/promises';
import { startMailSink, type Answer, type MailSink, type Moment } from '#tests/support/mail-sink.ts';
import type { Mischief } from './options.ts';

/** A sink that misbehaves by chance, and what it knows of the tries for each address. */
export interface ObservedSink extends MailSink {
	/** Whether the last try for an address came as far as 354. */
	gave354: Map<string, boolean>;
	/** The recipients whose message it has answered, as `id address`. */
	answered: Set<string>;
	/** Resolves once so many more attempts have begun, or there seem to be no more. */
	attempts(count: number): Promise<void>;
	/** Resolves once no attempt has begun for long. */
	silent(): Promise<void>;
}

/** The longest time the sink takes for an answer, in milliseconds: a kill must be able to come at any moment. */
const slowness = { command: 3, end: 60 };

/** Milliseconds to wait for attempts; a relay begins many in that time. */
const silence = 10_000;

/** Starts the sink of a run. */
export async function startObservedSink(options: Mischief): Promise<ObservedSink> {
	const gave354 = new Map<string, boolean>();
	const answered = new Set<string>();
	let begun = 0;
	let lastBegun = Date.now();
	const putOff = new Set<string>();
	const chance = (fraction: number) => Math.random() < fraction;
	const refused = new Map<string, boolean>();

	async function answer({ step, of, recipients }: Moment): Promise<Answer> {
		await wait(Math.random() * (step === 'end' ? slowness.end : slowness.command));
		switch (step) {
			case 'rcpt':
				gave354.set(of, false);
				if (!refused.has(of)) refused.set(of, chance(options.refuse));
				if (refused.get(of)) return '550 5.1.1 User unknown';
				if (!putOff.has(of) && chance(options.defer)) {
					putOff.add(of);
					return '450 4.2.0 Greylisted';
				}
				return null;
			case 'data':
				if (chance(options.dropBefore)) return 'drop';
				for (const address of recipients) gave354.set(address, true);
				return null;
			case 'end':
				if (chance(options.dropAfter)) return 'drop';
				for (const address of recipients) answered.add(`${of} ${address}`);
				return null;
			case 'mail':
				begun++;
				lastBegun = Date.now();
				return null;
			case 'connect':
			case 'ehlo':
			case 'starttls':
			case 'auth':
			case 'body':
			case 'rset':
				return null;
		}
	}

	async function attempts(count: number): Promise<void> {
		const goal = begun + count;
		const giveUpAt = Date.now() + silence;
		while (begun < goal && Date.now() < giveUpAt) await wait(1);
	}

	async function silent(): Promise<void> {
		lastBegun = Date.now();
		while (Date.now() < lastBegun + silence) await wait(100);
	}

	return { ...(await startMailSink(answer)), gave354, answered, attempts, silent };
}
