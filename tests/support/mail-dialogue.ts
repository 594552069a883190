import type { Socket } from 'node:net';
import { mailReader } from './mail-reader.ts';
import type { Answer, Moment, Taken } from './mail-sink.ts';

/** What a mail server says, and who hears of what it is told. */
export interface Voice {
	answer: (moment: Moment) => Answer | Promise<Answer>;
	heard: (what: string) => void;
	took: (message: Taken) => void;
	/** Makes a connection a secure one after STARTTLS; null where that is not offered. */
	secured: ((socket: Socket) => Socket) | null;
}

const usual: Record<Exclude<Moment['step'], 'body'>, string> = {
	connect: '220 sink ESMTP',
	ehlo: '250-sink\r\n250-PIPELINING\r\n250-SIZE 30000000\r\n250-AUTH PLAIN\r\n250 8BITMIME',
	starttls: '220 2.0.0 Go ahead',
	auth: '235 2.7.0 Welcome',
	mail: '250 2.1.0 OK',
	rcpt: '250 2.1.5 OK',
	data: '354 Go ahead',
	end: '250 2.0.0 Taken',
	rset: '250 2.0.0 OK'
};

/** Speaks SMTP on one connection until it ends. */
export async function serveMail(connection: Socket, voice: Voice): Promise<void> {
	let socket = connection;
	let read = mailReader(socket);
	let offersTls = voice.secured !== null;
	let recipients: string[] = [];

	/** Answers, and tells whether it was a yes; who drops the connection after the message has taken it. */
	async function say(step: Moment['step'], of = ''): Promise<boolean> {
		if (step !== 'body' && step !== 'rset') voice.heard(`${step} ${of}`.trim());
		const reply = (await voice.answer({ step, of, recipients })) ?? (step === 'body' ? '' : usualAt(step));
		if (typeof reply === 'function') return reply(socket);
		if (reply === 'drop') socket.destroy();
		else if (reply !== '' && !socket.destroyed) socket.write(`${reply}\r\n`);
		return /^[23]/.test(reply) || (reply === 'drop' && step === 'end');
	}

	const usualAt = (step: Exclude<Moment['step'], 'body'>) =>
		step === 'ehlo' && offersTls ? usual.ehlo.replace('250-sink', '250-sink\r\n250-STARTTLS') : usual[step];

	async function takeMessage(): Promise<void> {
		await read.some();
		await say('body');
		const bytes = await read.data();
		if (bytes === null) return;
		const id = /^X-Facturier-Id: (\S+)/im.exec(bytes.subarray(0, 10_000).toString('latin1'))?.[1] ?? '';
		if (await say('end', id)) voice.took({ id, recipients, bytes });
	}

	await say('connect');
	for (let line = await read.line(); line !== null && !socket.destroyed; line = await read.line()) {
		const [, verb = '', rest = ''] = /^(\w+)(?: (.*))?$/.exec(line) ?? [];
		const address = /<([^>]*)>/.exec(rest)?.[1] ?? '';
		switch (verb.toUpperCase()) {
			case 'EHLO':
			case 'HELO':
				await say('ehlo');
				break;
			case 'STARTTLS':
				if (!(await say('starttls')) || !voice.secured) break;
				socket.removeAllListeners('data');
				socket = voice.secured(socket);
				read = mailReader(socket);
				offersTls = false;
				break;
			case 'AUTH':
				await say('auth');
				break;
			case 'MAIL':
				recipients = [];
				await say('mail', address);
				break;
			case 'RCPT':
				if (await say('rcpt', address)) recipients = [...recipients, address];
				break;
			case 'DATA':
				if (recipients.length === 0) socket.write('554 5.5.1 No valid recipients\r\n');
				else if (await say('data')) await takeMessage();
				break;
			case 'RSET':
				recipients = [];
				await say('rset');
				break;
			case 'QUIT':
				socket.end('221 2.0.0 Bye\r\n');
				break;
			default:
				socket.write('502 5.5.2 Unknown\r\n');
		}
	}
}
