import { deepStrictEqual, ok } from 'node:assert/strict';
import { after } from '#server/queue/instants.ts';
import { leaseTime } from '#server/queue/attempts.ts';
import type { Reply } from '#server/transport/reply.ts';
import { agree } from './agree.ts';
import { pick, type Command } from './handing-over.ts';
import { bringFailuresBack, fail, heldBy, isDue, type Model } from './model.ts';
import type { Real } from './real.ts';

/** How a server answers one command. */
export type Answer = '2xx' | '4xx' | '5xx';

const replies: Record<Answer, Reply> = {
	'2xx': { code: 250, text: '2.0.0 OK' },
	'4xx': { code: 450, text: '4.2.0 Greylisted' },
	'5xx': { code: 550, text: '5.1.1 User unknown' }
};

/** The worker claims the first message that is due. */
export const claim: Command = {
	check: () => true,
	async run(model, real) {
		const at = real.queue.now();
		const due = model.messages.filter((message) => message.recipients?.some((one) => isDue(model, message, one, at)));
		const opened = await real.begin();
		if (!opened) return deepStrictEqual(due, [], 'messages are due that nobody claims');
		const message = due.find(({ id }) => id === opened.claim.messageId);
		ok(message, 'a message is claimed that is not due');
		const held = message.recipients!.filter((one) => isDue(model, message, one, at)).map(({ address }) => address);
		deepStrictEqual(opened.claim.recipients.map(({ address }) => address).sort(), held.sort());
		model.open.push({ messageId: message.id, held, phase: 'claimed', leaseUntil: after(at, leaseTime), armedAt: '' });
		await agree(model, real);
	},
	toString: () => 'claim'
};

/** The server answers the envelope of a claimed message; with `lost` the connection breaks instead. */
export const answerEnvelope = (which: number, answers: readonly Answer[] | 'lost'): Command => ({
	check: ({ open }) => open.some(({ phase }) => phase === 'claimed'),
	async run(model, real) {
		const [attempt, opened] = choose(model, real, 'claimed', which);
		const addresses = opened.claim.recipients.map(({ address }) => address);
		const given = addresses.map((_, index) => (answers === 'lost' ? '4xx' : pick(answers, index)));
		const isRefused = !given.includes('2xx');
		opened.script.answerEnvelope(
			answers === 'lost' ? null : { mail: replies['2xx'], recipients: given.map((answer) => replies[answer]) }
		);
		const hasLeave = await Promise.race([opened.script.armed, opened.closed.then(() => false)]);

		const at = real.queue.now();
		deepStrictEqual(hasLeave, !isRefused && at < attempt.leaseUntil, 'armed without a lease, or not with one');
		for (const recipient of heldBy(model, attempt)) {
			const answer = given[addresses.indexOf(recipient.address)]!;
			if (answer === '5xx') recipient.state = 'rejected';
			else if (answer === '4xx' || !hasLeave) fail(recipient, at);
		}
		if (hasLeave) {
			attempt.phase = 'armed';
			attempt.armedAt = at;
			attempt.held = addresses.filter((_, index) => given[index] === '2xx');
		} else await close(model, real, attempt);
		await agree(model, real);
	},
	toString: () => `answerEnvelope(${which}, ${String(answers)})`
});

/** How a message ends after its last byte: answered, or lost with or without the server having it. */
export type Ending = Answer | 'lost, taken' | 'lost, not taken';

/** The server answers a message, or the connection breaks. */
export const answerMessage = (which: number, ending: Ending): Command => ({
	check: ({ open }) => open.some(({ phase }) => phase === 'armed'),
	async run(model, real) {
		const [attempt, opened] = choose(model, real, 'armed', which);
		opened.script.answerMessage(ending in replies ? replies[ending as Answer] : null);
		await opened.closed;
		for (const recipient of heldBy(model, attempt)) {
			if (ending === '2xx' || ending === 'lost, taken') recipient.taken++;
			if (ending === '2xx') recipient.state = 'accepted';
			else if (ending === '4xx') fail(recipient, real.queue.now());
			else if (ending === '5xx') recipient.state = 'rejected';
			else {
				recipient.state = 'uncertain';
				recipient.armedAt = attempt.armedAt;
			}
		}
		await close(model, real, attempt);
		await agree(model, real);
	},
	toString: () => `answerMessage(${which}, ${ending})`
});

/** The power fails and comes back. What was armed may have reached the server, and its answer too. */
export const kill = (arrived: 'arrived' | 'not arrived'): Command => ({
	check: () => true,
	async run(model, real) {
		await real.kill();
		for (const attempt of model.open.filter(({ phase }) => phase === 'armed')) {
			for (const recipient of heldBy(model, attempt)) {
				recipient.state = 'uncertain';
				recipient.armedAt = attempt.armedAt;
				if (arrived === 'arrived') recipient.taken++;
			}
		}
		model.open = [];
		bringFailuresBack(model, real.queue.now());
		await agree(model, real);
	},
	toString: () => `kill(${arrived})`
});

function choose(model: Model, real: Real, phase: 'claimed' | 'armed', which: number) {
	const attempt = pick(
		model.open.filter((one) => one.phase === phase),
		which
	);
	const opened = real.open.find(({ claim: { messageId } }) => messageId === attempt.messageId)!;
	return [attempt, opened] as const;
}

async function close(model: Model, real: Real, attempt: Model['open'][number]): Promise<void> {
	const opened = real.open.find(({ claim: { messageId } }) => messageId === attempt.messageId)!;
	await opened.closed;
	model.open = model.open.filter((one) => one !== attempt);
	real.open = real.open.filter((one) => one !== opened);
}
