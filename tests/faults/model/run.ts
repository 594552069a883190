import { ok } from 'node:assert/strict';
import fc from 'fast-check';
import { approve, cancel, pick, push, type Command } from './handing-over.ts';
import { emptyModel, isWaiting, type Model } from './model.ts';
import { startReal, type Real } from './real.ts';
import { answerEnvelope, answerMessage, claim, kill } from './sending.ts';
import { clock, report, resolve } from './settling.ts';

const which = fc.nat(20);
const answer = fc.constantFrom('2xx', '4xx', '5xx');
const minutes = [1, 15, 61, 49 * 60, -61, -49 * 60];

/** Commands; those that move a message on come more often. */
const commands: fc.Arbitrary<Command>[] = [
	fc.integer({ min: 1, max: 3 }).map(approve),
	fc.constantFrom('nowhere', 'nowhere', 'after staging', 'after sealing').map(push),
	fc.constant(claim),
	fc.constant(claim),
	fc.tuple(which, fc.array(answer, { minLength: 1, maxLength: 3 })).map((given) => answerEnvelope(...given)),
	which.map((number) => answerEnvelope(number, ['2xx'])),
	which.map((number) => answerEnvelope(number, 'lost')),
	fc.tuple(which, answer).map((given) => answerMessage(...given)),
	fc.tuple(which, fc.constantFrom('lost, taken', 'lost, not taken')).map((given) => answerMessage(...given)),
	fc.constantFrom('arrived', 'not arrived').map(kill),
	fc
		.tuple(
			which,
			fc.constantFrom('failed', 'taken', 'delivered'),
			fc.constantFrom('recipient', 'recipient', 'stranger')
		)
		.map((given) => report(...given)),
	which.map(cancel),
	fc.tuple(which, fc.constantFrom('mark-as-sent', 'send-again')).map((given) => resolve(...given)),
	fc.integer({ min: 0, max: minutes.length - 1 }).map((number) => clock(pick(minutes, number)))
];

/** Runs so many random courses of 40 commands at most through the relay and the model; fails with the shortest bad one. */
export function runModel(runs: number): Promise<void> {
	return fc.assert(
		fc.asyncProperty(fc.commands(commands, { maxCommands: 40, size: 'max' }), async (course) => {
			const real = await startReal();
			try {
				const model = emptyModel();
				await fc.asyncModelRun(() => ({ model, real }), course);
				await finish(model, real);
			} finally {
				await real.end();
			}
		}),
		{ numRuns: runs, interruptAfterTimeLimit: undefined }
	);
}

/** In the end all is handed over, the server is good and time passes: then nobody waits any more. */
async function finish(model: Model, real: Real): Promise<void> {
	const all: Command[] = [
		kill('not arrived'),
		push('nowhere'),
		claim,
		answerEnvelope(0, ['2xx']),
		answerMessage(0, '2xx')
	];
	const isOver = () =>
		model.messages.every(({ device, recipients }) => device === 'handed over' && !recipients?.some(isWaiting));
	const rounds = 10 + 2 * model.messages.length;
	for (let round = 0; round < rounds && !isOver(); round++) {
		for (const command of all) if (command.check(model)) await command.run(model, real);
		await clock(61).run(model, real);
	}
	ok(isOver(), 'somebody waits for ever');
}
