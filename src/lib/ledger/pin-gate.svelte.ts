import { readPin } from './pin.ts';

/** Whoever waits for the PIN; null where nobody does. */
export const pinGate = $state<{ answer: ((passed: boolean) => void) | null }>({ answer: null });

/**
 * Asks for this device's PIN before something leaves it; answers whether it may. Without a PIN it always may. The frame
 * of the app shows the question.
 */
export async function passPin(): Promise<boolean> {
	if ((await readPin()) === null) return true;
	pinGate.answer?.(false);
	const { promise, resolve } = Promise.withResolvers<boolean>();
	pinGate.answer = resolve;
	try {
		return await promise;
	} finally {
		if (pinGate.answer === resolve) pinGate.answer = null;
	}
}
