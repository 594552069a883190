import { parseReply, type Reply } from './reply.ts';

/** The answers to one envelope; null where none came. The recipients' are in the order of the envelope. */
export interface EnvelopeReplies {
	mail: Reply | null;
	recipients: (Reply | null)[];
	data: Reply | null;
}

/** Reads along with a connection and keeps the answer to each command of the envelope. */
export interface Transcript {
	/** Forgets the last envelope; `recipients` are to come. */
	begin: (recipients: number) => EnvelopeReplies;
	/** Whether the server takes addresses in other letters than ASCII (SMTPUTF8, RFC 6531). */
	takesUtf8: () => boolean;
	/** The largest message that the server says it takes, in bytes (SIZE, RFC 1870); null where it says nothing. */
	takesBytes: () => number | null;
	/** In the shape of nodemailer's logger, which says what came from the client and what from the server. */
	logger: { debug: (entry: { tnx?: string } | undefined, line: string) => void };
}

type Step = (replies: EnvelopeReplies, reply: Reply) => void;

/**
 * nodemailer tells the words of refused recipients only, and of none once the connection is lost. Replies come in the
 * order of the commands, also where these were pipelined (RFC 2920), so a queue of open commands is enough.
 * `progress` hears of each command and each complete reply.
 */
export function createTranscript(progress: () => void): Transcript {
	let replies: EnvelopeReplies = { mail: null, recipients: [], data: null };
	let open: Step[] = [];
	let asked = 0;
	let takesUtf8 = false;
	let takesBytes: number | null = null;

	function stepOf(command: string): Step {
		if (command.startsWith('EHLO')) {
			return (_, { text }) => {
				takesUtf8 = /(^|\s)SMTPUTF8(\s|$)/i.test(text);
				takesBytes = Number(/\sSIZE\s+(\d+)(?=\s|$)/i.exec(text)?.[1] ?? 0) || null;
			};
		}
		if (command.startsWith('MAIL FROM:')) return (to, reply) => (to.mail = reply);
		if (command === 'DATA') return (to, reply) => (to.data = reply);
		if (!command.startsWith('RCPT TO:')) return () => {};
		const index = asked++;
		return (to, reply) => (to.recipients[index] = reply);
	}

	return {
		takesUtf8: () => takesUtf8,
		takesBytes: () => takesBytes,
		begin(recipients) {
			replies = { mail: null, recipients: Array.from({ length: recipients }, () => null), data: null };
			open = [];
			asked = 0;
			return replies;
		},
		logger: {
			debug(entry, line) {
				if (entry?.tnx !== 'client' && entry?.tnx !== 'server') return;
				progress();
				if (entry.tnx === 'client') return void open.push(stepOf(line));
				const reply = parseReply(line);
				if (reply) open.shift()?.(replies, reply);
			}
		}
	};
}
