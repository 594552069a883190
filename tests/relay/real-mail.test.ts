import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { v7 as uuid } from 'uuid';
import type { Receipt, ReceiptPage } from '#domain/contract.ts';
import type { MailboxList, PutMailbox } from '#domain/contract-mailboxes.ts';
import type { Message } from '#domain/message.ts';
import { dsnMail, letterMail } from '#tests/support/bounce-mails.ts';
import { deliver } from '#tests/support/deliver.ts';
import { startMailWorld, type MailWorld } from '#tests/support/mail-world.ts';
import { markedMessage } from '#tests/support/marked-invoice.ts';
import { noRealServers } from '#tests/support/mta.ts';
import { pairWith, type RelayDevice } from '#tests/support/relay-device.ts';
import { runAdmin, startRelay, type RunningRelay } from '#tests/support/relay.ts';
import { until } from '#tests/support/until.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

describe.skipIf(noRealServers)(
	`with a real Postfix and Dovecot${noRealServers && ` (not here: ${noRealServers})`}`,
	() => {
		let world: MailWorld;
		let relay: RunningRelay;
		let device: RelayDevice;
		const allowed = new Set<number>();
		let mailboxes: Record<'starttls' | 'tls' | 'plain', PutMailbox>;

		beforeAll(async () => {
			[world, relay] = await Promise.all([startMailWorld(), startRelay()]);
			device = await pairWith(relay.url, relay.code);
			const { provider, dovecot, user, password, certificate } = world;
			const imap = { host: '127.0.0.1', user };
			const common = {
				name: 'Zonneveld',
				host: '127.0.0.1',
				user,
				senderName: 'Bakkerij Zonneveld',
				senderAddress: user,
				replyTo: ''
			};
			const login = { login: 'password', password, pin: certificate.fingerprint } as const;
			mailboxes = {
				starttls: {
					...common,
					...login,
					port: provider.submissionPort,
					security: 'starttls',
					imap: { ...imap, port: dovecot.port, security: 'starttls' }
				},
				tls: {
					...common,
					...login,
					port: provider.tlsPort,
					security: 'tls',
					imap: { ...imap, port: dovecot.tlsPort, security: 'tls' }
				},
				plain: { ...common, port: provider.port, security: 'none', login: 'none', pin: '' }
			};
		});
		afterAll(async () => {
			await relay.stop();
			await world.stop();
		});

		/** Lets the relay connect where a mailbox lies, and sets it up. */
		async function setUp(kind: keyof typeof mailboxes): Promise<string> {
			const id = uuid();
			const mailbox = mailboxes[kind];
			for (const { port } of [mailbox, ...(mailbox.imap ? [mailbox.imap] : [])]) {
				if (!allowed.has(port)) await runAdmin(relay.folder, 'allow', `127.0.0.1:${port}`);
				allowed.add(port);
			}
			expect((await device.call('PUT', `mailboxes/${id}`, mailbox)).status).toBe(204);
			return id;
		}

		async function send(mailboxId: string, ...addresses: string[]): Promise<Message> {
			const recipients = addresses.map((address) => ({ address, name: 'Jan Jansen' }));
			const { message, pdf } = await markedMessage({ mailboxId, recipients });
			await device.putBlob(pdf);
			await device.stage(message);
			expect((await device.seal([message])).status).toBe(202);
			return message;
		}

		const receipts = () => device.get<ReceiptPage>('receipts?after=0.0').then((page) => page.receipts);
		const lastOf = async ({ id }: Message, address: string) =>
			(await receipts()).findLast(({ messageId, recipient }) => messageId === id && recipient === address);
		const reaches = (message: Message, address: string, state: Receipt['state']) =>
			until(
				() => lastOf(message, address),
				(receipt) => receipt?.state === state
			);
		const carries = (message: Message) => (mail: Buffer) =>
			mail.includes(`Message-ID: <${message.id}@zonneveld.example>`);
		const arrivedAt = async (message: Message, address: string, folder = '') =>
			(await world.dovecot.mailsOf(address, folder)).filter(carries(message)).length;

		it('refuses a server of the firm’s own network until the operator allows it', async () => {
			const refused = await device.call('PUT', `mailboxes/${uuid()}`, mailboxes.plain);
			expect(await refused.json()).toMatchObject({ error: 'host-not-allowed' });
		});

		it.each(['starttls', 'tls', 'plain'] as const)('sends by %s, once to each recipient', async (kind) => {
			const addresses = [`jan.${kind}@klant.example`, `piet.${kind}@gmail.com`];
			const message = await send(await setUp(kind), ...addresses);
			for (const address of addresses) {
				expect(await reaches(message, address, 'accepted')).toMatchObject({ evidence: 'reply', practice: false });
				await until(
					() => arrivedAt(message, address),
					(count) => count === 1
				);
			}
		});

		it('knows within seconds what came back: at once, or from further on', async () => {
			const id = await setUp('starttls');
			const message = await send(id, 'jan@klant.example', 'nobody@klant.example', 'late@klant.example');
			await reaches(message, 'jan@klant.example', 'accepted');
			const [unknown, late] = await Promise.all(
				['nobody@klant.example', 'late@klant.example'].map((address) => reaches(message, address, 'bounced'))
			);
			expect(unknown).toMatchObject({ evidence: 'report', reason: 'unknown-user', code: 550 });
			expect(unknown!.reply).toContain('User unknown');
			expect(late).toMatchObject({ evidence: 'report', reason: 'unknown-user', code: null });
			const taken = (await receipts()).find(
				({ messageId, state }) => messageId === message.id && state === 'accepted'
			)!;
			for (const receipt of [unknown!, late!])
				expect(Date.parse(receipt.at) - Date.parse(taken.at)).toBeLessThan(5_000);
			expect(await lastOf(message, 'jan@klant.example')).toMatchObject({ state: 'accepted' });
		});

		it('changes nothing for forged reports, and leaves every mail as it lies', async () => {
			const id = await setUp('tls');
			const jan = 'jan@klant.example';
			const message = await send(id, jan);
			const other = await send(id, 'late@andere.example');
			await reaches(message, jan, 'accepted');
			await reaches(other, 'late@andere.example', 'bounced');
			const before = await receipts();
			const messageId = `<${message.id}@zonneveld.example>`;
			const headers = ['From: MAILER-DAEMON@evil.example', 'Return-Path: <>', 'Subject: failure notice'];
			const forged = [
				...['', 'x', 'piet@klant.example', 'jan@klant.example.evil', 'late@andere.example', '*'].map((recipient) =>
					dsnMail({ messageId, recipient })
				),
				...['<x@y>', `<${uuid()}@zonneveld.example>`, `<${message.batchId}>`, ''].map((strange) =>
					dsnMail({ messageId: strange, recipient: jan })
				),
				...['failing', 'deliverable', ''].map((action) =>
					dsnMail({ messageId, recipient: jan, action, status: '4.0.0' })
				),
				...['delayed', 'relayed', 'expanded'].map((action) => dsnMail({ messageId, recipient: jan, action })),
				letterMail(['From: jan@klant.example', 'Subject: Re: failure'], [`<${jan}>: failed permanently, 550`], {
					messageId,
					recipient: jan
				}),
				letterMail(
					[...headers.slice(0, 2), 'Subject: Automatisch antwoord'],
					[`<${jan}>: failed, 550`, '--- Below this line'],
					{
						messageId,
						recipient: jan
					}
				),
				letterMail(headers, [`<${jan}>: failed until you confirm that you are human`, '--- Below this line'], {
					messageId,
					recipient: jan
				}),
				letterMail(headers, [`<piet@klant.example>: failed permanently, 550`, '--- Below this line is a copy.'], {
					messageId,
					recipient: 'piet@klant.example'
				})
			];
			expect(forged).toHaveLength(20);
			await deliver(world.provider.port, world.user, forged);
			const last = await send(id, 'late@klant.example');
			await reaches(last, 'late@klant.example', 'bounced');
			expect((await receipts()).filter((receipt) => receipt.messageId !== last.id)).toEqual(before);
			const inbox = await world.dovecot.mailsOf(world.user);
			expect(inbox.length).toBeGreaterThanOrEqual(22);
			expect(await world.dovecot.seenBy(world.user)).toBe(0);
		});

		it('files one copy in Sent, the very mail that went out', async () => {
			const id = await setUp('starttls');
			const message = await send(id, 'jan@klant.example', 'piet@klant.example');
			await until(
				() => arrivedAt(message, world.user, 'Sent'),
				(count) => count === 1
			);
			await until(
				() => arrivedAt(message, 'jan@klant.example'),
				(count) => count === 1
			);
			const sent = (await world.dovecot.mailsOf(world.user, 'Sent')).find(carries(message))!;
			const mail = (await world.dovecot.mailsOf('jan@klant.example')).find(carries(message))!;
			const body = (bytes: Buffer) =>
				bytes
					.toString('latin1')
					.split(/\r?\n\r?\n/)
					.slice(1)
					.join('\n\n')
					.replaceAll('\r\n', '\n')
					.trim();
			expect(body(sent)).toBe(body(mail));
			expect((await receipts()).filter(({ messageId }) => messageId === message.id).map(({ state }) => state)).toEqual(
				expect.not.arrayContaining(['delivered'])
			);
		});

		it('sends to a greylisted recipient when he is ready, one mail in the end', async () => {
			const message = await send(await setUp('plain'), 'grey@klant.example');
			await reaches(message, 'grey@klant.example', 'accepted');
			expect(world.greylisted).toContain('grey@klant.example');
			expect((await receipts()).filter(({ messageId }) => messageId === message.id).map(({ state }) => state)).toEqual([
				'queued',
				'deferred',
				'accepted'
			]);
			await until(
				() => arrivedAt(message, 'grey@klant.example'),
				(count) => count === 1
			);
		});

		it('says why a mailbox cannot be read, and goes on sending', async () => {
			const id = uuid();
			const imap = { ...mailboxes.starttls.imap!, user: 'facturen@zonneveld.example' };
			await device.call('PUT', `mailboxes/${id}`, { ...mailboxes.starttls, imap, imapPassword: 'wrong' });
			const { mailboxes: list } = await until(
				() => device.get<MailboxList>('mailboxes'),
				(answer) => answer.mailboxes.find((one) => one.id === id)?.reading?.problem === 'login'
			);
			expect(list.find((one) => one.id === id)).toMatchObject({ paused: null });
			const message = await send(id, 'jan@klant.example');
			await reaches(message, 'jan@klant.example', 'accepted');
		});
	}
);
