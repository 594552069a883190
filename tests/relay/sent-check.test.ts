import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { v7 as uuid } from 'uuid';
import type { ReceiptPage } from '#domain/contract.ts';
import type { PutMailbox } from '#domain/contract-mailboxes.ts';
import type { Message } from '#domain/message.ts';
import { startDovecot, type Dovecot } from '#tests/support/dovecot.ts';
import { startMailSink, type MailSink } from '#tests/support/mail-sink.ts';
import { fileIn } from '#tests/support/imap-folder.ts';
import { makeCertificate, newServerFolder, noRealServers } from '#tests/support/mta.ts';
import { markedMessage } from '#tests/support/marked-invoice.ts';
import { pairWith, type RelayDevice } from '#tests/support/relay-device.ts';
import { runAdmin, startRelay, type RunningRelay } from '#tests/support/relay.ts';
import { until } from '#tests/support/until.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const user = 'facturen@zonneveld.example';
const jan = 'jan@klant.example';

describe.skipIf(noRealServers)(
	`a mail that was perhaps sent${noRealServers && ` (not here: ${noRealServers})`}`,
	() => {
		let dovecot: Dovecot;
		let sink: MailSink;
		let relay: RunningRelay;
		let device: RelayDevice;

		beforeAll(async () => {
			const folder = await newServerFolder();
			dovecot = await startDovecot(folder, await makeCertificate(folder));
			// Takes every mail, and breaks off in place of the answer.
			sink = await startMailSink(({ step }) => (step === 'end' ? 'drop' : null));
			relay = await startRelay();
			device = await pairWith(relay.url, relay.code);
			for (const { port } of [sink, dovecot]) await runAdmin(relay.folder, 'allow', `127.0.0.1:${port}`);
		});
		afterAll(async () => {
			await relay.stop();
			await Promise.all([sink.close(), dovecot.stop()]);
		});

		async function setUp(changes: Partial<PutMailbox> = {}): Promise<string> {
			const id = uuid();
			const mailbox: PutMailbox = {
				name: 'Zonneveld',
				host: '127.0.0.1',
				port: sink.port,
				security: 'none',
				login: 'none',
				user: '',
				senderName: '',
				senderAddress: user,
				replyTo: '',
				pin: '',
				imap: { host: '127.0.0.1', port: dovecot.port, security: 'none', user },
				imapPassword: dovecot.password,
				filesSent: true,
				...changes
			};
			expect((await device.call('PUT', `mailboxes/${id}`, mailbox)).status).toBe(204);
			return id;
		}

		async function perhapsSend(mailboxId: string, ...addresses: string[]): Promise<Message> {
			const recipients = addresses.map((address) => ({ address, name: '' }));
			const { message, pdf } = await markedMessage({ mailboxId, recipients });
			await device.putBlob(pdf);
			await device.stage(message);
			expect((await device.seal([message])).status).toBe(202);
			await until(
				() => statesOf(message),
				(states) => states.at(-1) === 'uncertain'
			);
			return message;
		}

		async function statesOf({ id }: Message): Promise<string[]> {
			const { receipts } = await device.get<ReceiptPage>('receipts?after=0.0');
			return receipts.filter(({ messageId }) => messageId === id).map(({ state }) => state);
		}

		async function check({ id }: Message): Promise<unknown> {
			return (await device.call('POST', `messages/${id}/check`)).json();
		}

		/** What a provider does that files what it has sent. */
		const lieInSent = ({ id }: Message) =>
			fileIn(dovecot, user, 'Sent', `Message-ID: <${id}@zonneveld.example>\r\nSubject: Factuur\r\n\r\nx\r\n`);

		it('counts as accepted where it lies in Sent', async () => {
			const message = await perhapsSend(await setUp(), jan);
			await lieInSent(message);
			expect(await check(message)).toEqual({ found: true });
			const { receipts } = await device.get<ReceiptPage>('receipts?after=0.0');
			expect(receipts.at(-1)).toMatchObject({ messageId: message.id, state: 'accepted', evidence: 'sent-folder' });
			expect(await check(message)).toEqual({ error: 'not-uncertain' });
		});

		it('stays in doubt where it does not, whatever else lies there', async () => {
			const message = await perhapsSend(await setUp(), jan);
			const other = await perhapsSend(await setUp(), jan);
			await lieInSent(other);
			expect(await check(message)).toEqual({ found: false });
			expect((await statesOf(message)).at(-1)).toBe('uncertain');
		});

		it('cannot be looked for without IMAP, with a wrong password, or by another ledger', async () => {
			const without = await perhapsSend(await setUp({ imap: null }), jan);
			expect(await check(without)).toEqual({ error: 'no-imap' });
			const wrong = await perhapsSend(await setUp({ imapPassword: 'wrong' }), jan);
			expect(await check(wrong)).toMatchObject({ error: 'imap-failed', part: 'login' });
			expect((await device.call('POST', `messages/${uuid()}/check`)).status).toBe(404);
		});
	}
);
