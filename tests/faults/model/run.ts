import { ok } from 'node:assert/strict';
import fc from 'fast-check';
import { approve, cancel, pick, push, type Command } from './handing-over.ts';
import { emptyModel, isWaiting, type Model } from './model.ts';
import { onward } from './onward.ts';
import { backUp, restore } from './restoring.ts';
import { startReal, type Real } from './real.ts';
import { answerEnvelope, answerMessage, claim, kill } from './sending.ts';
import { clock, report, resolve } from './settling.ts';

const which = fc.nat(20);
const answer = fc.constantFrom('2xx', '4xx', '5xx');
const ending = fc.constantFrom('2xx', '4xx', '5xx', 'lost, taken', 'lost, taken', 'lost, not taken');
const outcome = fc.constantFrom('failed', 'taken', 'delivered');
const whom = fc.constantFrom('recipient', 'recipient', 'stranger');
const minutes = [1, 15, 61, 49 * 60, -61, -49 * 60];

/** Commands, each as often as its number says: those that move a message on come more often. */
const weighed: [number, fc.Arbitrary<Command>][] = [
	[20, fc.tuple(which, ending).map((given) => onward(...given))],
	[2, fc.integer({ min: 1, max: 3 }).map(approve)],
	[2, fc.constantFrom('nowhere', 'after staging', 'after sealing').map(push)],
	[3, fc.constant(claim)],
	[2, fc.tuple(which, fc.array(answer, { minLength: 1, maxLength: 3 })).map((given) => answerEnvelope(...given))],
	[1, which.map((number) => answerEnvelope(number, ['2xx']))],
	[1, which.map((number) => answerEnvelope(number, 'lost'))],
	[3, fc.tuple(which, answer).map((given) => answerMessage(...given))],
	[3, fc.tuple(which, fc.constantFrom('lost, taken', 'lost, not taken')).map((given) => answerMessage(...given))],
	[2, fc.constantFrom('arrived', 'not arrived').map(kill)],
	[2, fc.tuple(which, outcome, whom).map((given) => report(...given))],
	[1, which.map(cancel)],
	[2, fc.constant(backUp)],
	[2, fc.constantFrom('heard all', 'heard nothing').map(restore)],
	[6, fc.tuple(which, fc.constantFrom('mark-as-sent', 'send-again', 'send-again')).map((given) => resolve(...given))],
	[4, fc.integer({ min: 0, max: minutes.length - 1 }).map((number) => clock(pick(minutes, number)))]
];
const commands = weighed.flatMap(([weight, command]) => Array.from({ length: weight }, () => command));

/** Runs so many random courses of 40 commands at most through the relay and the model; fails with the shortest bad one. */
export function runModel(runs: number): Promise<void> {
	return fc.assert(
		fc.asyncProperty(fc.commands(commands, { maxCommands: 80, size: 'max' }), async (course) => {
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
