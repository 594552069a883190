import { describe, expect, it } from 'vitest';
import { parseReply } from './reply.ts';
import { createTranscript } from './transcript.ts';

describe('parseReply', () => {
	it.each([
		['250 2.1.0 OK', { code: 250, text: '2.1.0 OK' }],
		['550-5.1.1 No\n550 5.1.1 such user', { code: 550, text: '5.1.1 No 5.1.1 such user' }],
		['354', { code: 354, text: '' }],
		['25', null],
		['2500 OK', null],
		['', null]
	])('reads %j as %o', (raw, reply) => expect(parseReply(raw)).toEqual(reply));
});

describe('transcript', () => {
	const client = { tnx: 'client' };
	const server = { tnx: 'server' };

	it('gives each pipelined command its own answer, in order', () => {
		const { begin, logger } = createTranscript(() => {});
		const replies = begin(2);
		for (const line of ['MAIL FROM:<a@x.nl>', 'RCPT TO:<b@x.nl>', 'RCPT TO:<c@x.nl>', 'DATA'])
			logger.debug(client, line);
		for (const line of ['250 OK', '450 Later', '250 OK', '354 Go']) logger.debug(server, line);
		expect(replies).toEqual({
			mail: { code: 250, text: 'OK' },
			recipients: [
				{ code: 450, text: 'Later' },
				{ code: 250, text: 'OK' }
			],
			data: { code: 354, text: 'Go' }
		});
	});

	it('takes the rest of a broken connection for no answer', () => {
		const { begin, logger } = createTranscript(() => {});
		const replies = begin(1);
		logger.debug(client, 'MAIL FROM:<a@x.nl>');
		logger.debug(server, '25');
		expect(replies.mail).toBeNull();
	});

	it('does not mix the answers of one message with those of the next', () => {
		const { begin, logger } = createTranscript(() => {});
		const first = begin(1);
		logger.debug(client, 'MAIL FROM:<a@x.nl>');
		logger.debug(client, 'RSET');
		const second = begin(1);
		logger.debug(client, 'MAIL FROM:<a@x.nl>');
		logger.debug(server, '250 OK');
		expect([first.mail, second.mail]).toEqual([null, { code: 250, text: 'OK' }]);
	});

	it.each([
		['250-mx.example\n250-SIZE 10240000\n250 SMTPUTF8', 10_240_000],
		['250-mx.example\n250-size 0\n250 HELP', null],
		['250-mx.example\n250-SIZE\n250 8BITMIME', null],
		['250 mx.example', null]
	])('reads how much a server takes from %j', (reply, bytes) => {
		const { takesBytes, logger } = createTranscript(() => {});
		logger.debug(client, 'EHLO relay');
		logger.debug(server, reply);
		expect(takesBytes()).toBe(bytes);
	});
});
