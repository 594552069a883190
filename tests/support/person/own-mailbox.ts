import type { Page } from '@playwright/test';
import { startMailSink, type Answer, type MailSink, type Moment } from '#tests/support/mail-sink.ts';
import { runAdmin, type RunningRelay } from '#tests/support/relay.ts';
import { bakery } from './company.ts';
import { enterMailbox } from './mailbox.ts';
import { readMail, type TakenMail } from './practice.ts';

/** A mail server of the test's own, with a mailbox by which the bakery sends from now on. */
export async function sendByOwnServer(
	page: Page,
	relay: RunningRelay,
	answer: (moment: Moment) => Answer = () => null,
	copyTo = ''
): Promise<MailSink> {
	const sink = await startMailSink(answer);
	await runAdmin(relay.folder, 'allow', `127.0.0.1:${sink.port}`);
	const server = { host: '127.0.0.1', port: sink.port, security: 'none', user: '', password: '', pin: '' } as const;
	await enterMailbox(page, { ...server, copyTo }, 'info@zonneveld.example', bakery.name);
	return sink;
}

/** Every mail that the server has taken, in its order, with those it was for. */
export const mailsAt = (sink: MailSink): Promise<(TakenMail & { recipients: string[] })[]> =>
	Promise.all(
		sink.taken.map(async ({ recipients, bytes }) => ({ ...(await readMail(new Uint8Array(bytes))), recipients }))
	);
