import { describe, expect, it } from 'vitest';
import { after } from '#server/queue/instants.ts';
import { consequenceOf } from './consequence.ts';
import type { Verdict } from './outcome.ts';

const start = '2026-03-02T09:00:00.000Z';
const hours = (count: number) => after(start, count * 3_600_000);
const busy: Verdict = { type: 'Later', reason: 'greylisted', reply: { code: 450, text: 'later' } };
const lost: Verdict = { type: 'Lost', detail: 'Connection closed' };

function weigh(
	verdict: Verdict,
	at: string,
	earlier: { tries?: number; firstFailedAt?: string; lastTakenAt?: string } = {}
) {
	const { tries = 0, firstFailedAt = null, lastTakenAt = null } = earlier;
	const recipient = { address: 'a@debtor.example', tries, firstFailedAt };
	const claim = {
		attemptId: 'attempt',
		messageId: 'message',
		mailboxId: 'mailbox',
		lease: 'lease',
		of: 'mail' as const,
		recipients: [recipient]
	};
	return consequenceOf(verdict, recipient, { claim, at, lastTakenAt, backoffScale: 1 });
}

describe('consequenceOf', () => {
	it('tries again after a minute, then after longer waits', () => {
		expect(weigh(busy, start)).toMatchObject({ state: 'deferred', dueAt: after(start, 60_000), firstFailedAt: start });
		expect(weigh(busy, hours(5), { tries: 4, firstFailedAt: start })).toMatchObject({ dueAt: hours(6) });
	});

	it('gives up 48 hours after the first 4xx, not before', () => {
		expect(weigh(busy, after(hours(48), -1), { firstFailedAt: start })?.state).toBe('deferred');
		expect(weigh(busy, hours(48), { firstFailedAt: start })).toMatchObject({ state: 'expired', reason: 'too-old' });
	});

	it('does not count losses while the mailbox takes nothing else either', () => {
		expect(weigh(lost, hours(48), { firstFailedAt: start })).toMatchObject({
			state: 'deferred',
			firstFailedAt: hours(48)
		});
		expect(weigh(lost, hours(48), { firstFailedAt: start, lastTakenAt: hours(40) })?.state).toBe('expired');
	});

	it('changes nothing for a recipient whose mailbox is in trouble', () =>
		expect(weigh({ type: 'Waiting', reason: 'login', reply: { code: 530, text: '' } }, start)).toBeNull());
});
