import { once } from 'node:events';
import { connect } from 'node:net';
import { mailReader } from './mail-reader.ts';

/** Hands raw mails to a mail server, as any stranger could, with an empty sender. */
export async function deliver(port: number, to: string, mails: readonly Uint8Array[]): Promise<void> {
	const socket = connect(port, '127.0.0.1');
	const read = mailReader(socket);
	async function ask(command: string, good: RegExp): Promise<void> {
		if (command) socket.write(`${command}\r\n`);
		let line = await read.line();
		while (line !== null && /^\d{3}-/.test(line)) line = await read.line();
		if (line === null || !good.test(line)) throw new Error(`${command.slice(0, 40)}: ${line}`);
	}
	await ask('', /^220/);
	await ask('EHLO stranger.example', /^250/);
	for (const mail of mails) {
		await ask('MAIL FROM:<>', /^250/);
		await ask(`RCPT TO:<${to}>`, /^250/);
		await ask('DATA', /^354/);
		await ask(`${Buffer.from(mail).toString('latin1').replace(/^\./gm, '..')}\r\n.`, /^250/);
	}
	socket.end('QUIT\r\n');
	await once(socket, 'close');
}
