import { approve, push, type Command } from './handing-over.ts';
import { isDue } from './model.ts';
import { answerEnvelope, answerMessage, claim, type Ending } from './sending.ts';

/** Whatever brings a message one step further, so that courses of random commands come to something. */
export function onward(which: number, ending: Ending): Command {
	const steps: Command[] = [answerMessage(which, ending), answerEnvelope(which, ['2xx']), claim, push('nowhere')];
	return {
		check: () => true,
		async run(model, real) {
			const at = real.queue.now();
			const somebodyIsDue = model.messages.some((message) =>
				message.recipients?.some((recipient) => isDue(model, message, recipient, at))
			);
			const step = steps.find((one) => one.check(model) && (one !== claim || somebodyIsDue)) ?? approve(1);
			await step.run(model, real);
		},
		toString: () => `onward(${which}, ${ending})`
	};
}
