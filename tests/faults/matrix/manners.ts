import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Manner } from '#tests/support/mail-sink.ts';

/** How long the relay of the matrix waits for mail servers, in milliseconds. */
export const patience = { connect: 2000, reply: 1500 };

const isYes = (reply: string): boolean => /^[23]/.test(reply);
const say = (socket: Socket, text: string) => !socket.destroyed && socket.write(text);

/** Says nothing, and reads nothing more. */
export const silence: Manner = (socket) => {
	socket.pause();
	return new Promise(() => {});
};

/** Says these bytes, and drops the connection. */
export const saysAndDrops =
	(text: string): Manner =>
	(socket) => {
		socket.end(text, () => socket.destroy());
		return isYes(text);
	};

/** Drops the connection once what was said before has arrived. */
export const dropsAfterwards: Manner = async (socket) => {
	await wait(50);
	socket.destroy();
	return false;
};

/** Gives an answer after a share of the time that it is waited for. */
export const late =
	(share: number, reply: string): Manner =>
	async (socket) => {
		await wait(share * patience.reply);
		say(socket, `${reply}\r\n`);
		return isYes(reply);
	};

/** Gives an answer byte by byte, and is done within the time that it is waited for. */
export const drips =
	(reply: string): Manner =>
	async (socket) => {
		const start = performance.now();
		for (const [index, byte] of [...`${reply}\r\n`].entries()) {
			const due = start + (0.5 * patience.reply * index) / reply.length;
			await wait(Math.max(0, due - performance.now()));
			say(socket, byte);
		}
		return isYes(reply);
	};

/** Says byte after byte, each in good time, and never comes to an end. */
export const dripsForEver =
	(taken: boolean): Manner =>
	async (socket) => {
		say(socket, '250-');
		while (!socket.destroyed) {
			await wait(0.1 * patience.reply);
			say(socket, 'x');
		}
		return taken;
	};

/** Says a reply of many lines that is larger than anybody should keep. */
export const saysTooMuch =
	(taken: boolean): Manner =>
	(socket) => {
		say(socket, `250-${'x'.repeat(100)}\r\n`.repeat(30_000));
		return taken;
	};
