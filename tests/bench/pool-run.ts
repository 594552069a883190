import { createTransport } from 'nodemailer';
import { newDocument, newMessage } from './load.ts';
import { measure } from './measured.ts';

/** A process of its own: sends the same mails from memory by nodemailer's pool. Arguments: port, messages. */
const [port, count] = process.argv.slice(2).map(Number) as [number, number];
const mails = Array.from({ length: count }, (_, index) => {
	const document = newDocument();
	return { message: newMessage(index, 'pool', 'pool', document), document };
});
const pool = createTransport({
	pool: true,
	host: '127.0.0.1',
	port,
	ignoreTLS: true,
	maxConnections: 5,
	maxMessages: Infinity
});
const measured = await measure(count, async () => {
	await Promise.all(
		mails.map(({ message, document }) =>
			pool.sendMail({
				from: message.from,
				to: message.recipients,
				subject: message.subject,
				text: message.text,
				html: message.html,
				attachments: [{ filename: message.attachments[0]!.fileName, contentType: 'application/pdf', content: document }]
			})
		)
	);
});
pool.close();
console.log(JSON.stringify(measured));
