import { describe, expect, it } from 'vitest';
import { meaningOf, type Step } from './meaning.ts';

// Step, code, words of a real server, and what they mean.
const table: [Step, number, string, string, string][] = [
	['recipient', 450, '4.2.0 Greylisted, try again later', 'Later', 'greylisted'],
	['recipient', 451, '4.7.1 Please try again', 'Later', 'server-busy'],
	['recipient', 450, '4.7.1 Please try again', 'Later', 'greylisted'],
	['recipient', 452, '4.2.2 Mailbox full', 'Later', 'mailbox-full'],
	['recipient', 421, '4.3.2 Shutting down', 'Later', 'server-busy'],
	['recipient', 452, '4.5.3 Too many recipients', 'Later', 'limit'],
	['recipient', 552, 'Too many recipients', 'Later', 'mailbox-full'],
	['recipient', 503, 'Bad sequence of commands', 'Later', 'server-busy'],
	['recipient', 550, '5.1.1 User unknown', 'Never', 'unknown-user'],
	['recipient', 550, 'No such user here', 'Never', 'unknown-user'],
	['recipient', 554, '5.7.1 Blocked by the recipient', 'Never', 'blocked'],
	['recipient', 550, '5.2.2 Over quota', 'Never', 'mailbox-full'],
	['recipient', 550, 'Requested action not taken', 'Never', 'refused'],
	['recipient', 554, '5.7.1 Relay access denied', 'Mailbox', 'login'],
	['recipient', 530, '5.7.0 Authentication required', 'Mailbox', 'login'],
	['recipient', 550, '5.4.5 Daily user sending limit exceeded', 'Mailbox', 'limit'],
	['recipient', 553, '5.7.1 Sender address rejected: not owned by user', 'Mailbox', 'sender-refused'],
	['mail', 450, '4.7.1 Rate limit exceeded', 'Later', 'limit'],
	['mail', 550, '5.7.1 You may not send as this', 'Mailbox', 'sender-refused'],
	['mail', 550, '5.7.30 Basic authentication is not supported', 'Mailbox', 'login'],
	['mail', 552, '5.3.4 Message size exceeds fixed limit', 'Never', 'too-big'],
	['mail', 503, '5.5.1 Nested MAIL command', 'Later', 'server-busy'],
	['data', 451, '4.3.0 Try later', 'Later', 'server-busy'],
	['data', 554, '5.5.1 No valid recipients', 'Never', 'refused'],
	['end', 452, '4.3.1 Insufficient storage', 'Later', 'server-busy'],
	['end', 421, '4.3.2 Closing', 'Later', 'server-busy'],
	['end', 552, '5.3.4 Too large', 'Never', 'too-big'],
	['end', 554, '5.7.1 Spam message rejected', 'Never', 'content-refused'],
	['end', 550, '5.6.0 Malformed', 'Never', 'content-refused'],
	['end', 550, '5.1.1 User unknown', 'Never', 'unknown-user'],
	['end', 550, '5.7.1 Refused by policy', 'Mailbox', 'blocked'],
	['end', 550, '5.7.8 Not authenticated', 'Mailbox', 'login'],
	['end', 554, 'Transaction failed', 'Never', 'refused'],
	// Google
	[
		'recipient',
		550,
		'5.4.5 Daily user sending limit exceeded. For more information on Gmail sending limits go to',
		'Mailbox',
		'limit'
	],
	['mail', 530, '5.7.0 Must issue a STARTTLS command first. d9443c01a7336', 'Mailbox', 'tls'],
	[
		'end',
		552,
		'5.7.0 This message was blocked because its content presents a potential security issue.',
		'Never',
		'content-refused'
	],
	['end', 552, "5.2.3 Your message exceeded Google's message size limits.", 'Never', 'too-big'],
	[
		'end',
		550,
		'5.7.26 This mail has been blocked because the sender is unauthenticated. DKIM = did not pass',
		'Mailbox',
		'sender-domain'
	],
	[
		'end',
		550,
		'5.7.1 Our system has detected that this message is likely unsolicited mail.',
		'Never',
		'content-refused'
	],
	[
		'end',
		421,
		'4.7.0 Our system has detected an unusual rate of unsolicited mail originating from your IP.',
		'Later',
		'limit'
	],
	[
		'recipient',
		452,
		"4.2.2 The recipient's inbox is out of storage space and inactive, over quota.",
		'Later',
		'mailbox-full'
	],
	// Microsoft
	['mail', 530, '5.7.57 Client not authenticated to send mail. [AM0PR.eurprd01.prod.outlook.com]', 'Mailbox', 'login'],
	['end', 550, '5.7.60 SMTP; Client does not have permissions to send as this sender', 'Mailbox', 'sender-refused'],
	[
		'end',
		554,
		'5.2.252 SendAsDenied; a@x.nl not allowed to send as b@x.nl; STOREDRV.Submission.Exception',
		'Mailbox',
		'sender-refused'
	],
	[
		'end',
		554,
		'5.2.0 STOREDRV.Submission.Exception:OutboundSpamException; Failed to process message',
		'Mailbox',
		'blocked'
	],
	[
		'end',
		550,
		"5.1.90 Your message can't be sent because you've reached your daily limit for message recipients",
		'Mailbox',
		'limit'
	],
	['recipient', 550, '5.7.501 Service unavailable. Spam abuse detected from IP range.', 'Mailbox', 'blocked'],
	['end', 550, '5.7.708 Service unavailable. Access denied, traffic not accepted from this IP.', 'Mailbox', 'blocked'],
	[
		'recipient',
		550,
		'5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
		'Never',
		'unknown-user'
	],
	['recipient', 550, '5.4.1 Recipient address rejected: Access denied. AS(201806281)', 'Never', 'unknown-user'],
	['end', 432, '4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded', 'Later', 'limit'],
	['recipient', 451, '4.7.500 Server busy. Please try again later', 'Later', 'server-busy'],
	// Postfix, Dovecot, Exim, qmail
	[
		'recipient',
		550,
		'5.1.1 <a@x.nl>: Recipient address rejected: User unknown in virtual mailbox table',
		'Never',
		'unknown-user'
	],
	['recipient', 450, '4.1.2 <a@x.nl>: Recipient address rejected: Domain not found', 'Later', 'unknown-user'],
	['recipient', 553, '5.7.1 <a@x.nl>: Sender address rejected: not owned by user b', 'Mailbox', 'sender-refused'],
	[
		'recipient',
		554,
		'5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org',
		'Mailbox',
		'blocked'
	],
	['recipient', 504, '5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname', 'Mailbox', 'blocked'],
	[
		'recipient',
		450,
		'4.2.0 <a@x.nl>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch',
		'Later',
		'greylisted'
	],
	['recipient', 552, '5.2.2 <a@x.nl> Quota exceeded (mailbox for user is full)', 'Later', 'mailbox-full'],
	['end', 552, '5.2.2 Quota exceeded (mailbox for user is full)', 'Never', 'mailbox-full'],
	['recipient', 550, 'relay not permitted', 'Mailbox', 'login'],
	['recipient', 550, 'Unrouteable address', 'Never', 'unknown-user'],
	['recipient', 550, 'Sender verify failed', 'Mailbox', 'sender-refused'],
	['recipient', 553, "sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)", 'Mailbox', 'login'],
	['recipient', 550, 'sorry, no mailbox here by that name. (#5.1.1)', 'Never', 'unknown-user'],
	['recipient', 538, '5.7.11 Encryption required for requested authentication mechanism', 'Mailbox', 'tls'],
	// Hosting firms and access providers
	[
		'end',
		550,
		'Domain x.nl has exceeded the max emails per hour (125/100 (125%)) allowed. Message discarded.',
		'Mailbox',
		'limit'
	],
	['end', 450, 'Requested mail action not taken: mailbox unavailable. Mail send limit exceeded.', 'Later', 'limit'],
	['recipient', 550, 'Requested action not taken: mailbox unavailable', 'Never', 'unknown-user'],
	['recipient', 550, '5.5.0 Destinataire invalide. Invalid recipient. OFR_416 [416]', 'Never', 'unknown-user'],
	['mail', 501, '5.1.0 Emetteur invalide. Invalid Sender. OFR_405 [405]', 'Mailbox', 'sender-refused'],
	['mail', 421, 'Trop de connexions. Too many connections, slow down. OFR004_104', 'Later', 'limit'],
	[
		'end',
		554,
		'Message rejected: Email address is not verified. Failed the check in region EU-WEST-1',
		'Mailbox',
		'sender-refused'
	],
	['end', 454, 'Throttling failure: Daily message quota exceeded.', 'Later', 'limit'],
	[
		'recipient',
		550,
		'5.7.23 The message was rejected because of Sender Policy Framework violation',
		'Mailbox',
		'sender-domain'
	]
];

describe('meaningOf', () => {
	it.each(table)('%s %i %s: %s, %s', (step, code, text, type, reason) =>
		expect(meaningOf(step, { code, text })).toEqual({ type, reason })
	);

	it('never gives a message up for a 4xx, whatever the words', () => {
		for (const [step, , text] of table) expect(meaningOf(step, { code: 451, text }).type).toBe('Later');
	});
});
