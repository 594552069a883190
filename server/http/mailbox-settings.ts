import type * as v from 'valibot';
import { parseAddress } from '#domain/address.ts';
import type { PutMailbox } from '#domain/contract-mailboxes.ts';
import type { MailboxStatus } from '#domain/mailbox.ts';
import { err, ok, type Result } from '#domain/result.ts';
import {
	accountOf,
	imapOf,
	type HeldMailbox,
	type MailboxSecrets,
	type MailboxSettings
} from '#server/queue/mailboxes.ts';
import type { Vault } from '#server/vault/vault.ts';

/** A mailbox as it was put, parsed. */
type Put = v.InferOutput<typeof PutMailbox>;

/** The field of a mailbox that cannot be, and why. */
export interface WrongField {
	part: 'senderAddress' | 'replyTo' | 'copyTo' | 'oauth';
	detail: string;
}

/** The columns of a mailbox as it was put. */
export function settingsOf(put: Put): Result<MailboxSettings, WrongField> {
	const sender = parseAddress(put.senderAddress);
	if (!sender.ok) return err({ part: 'senderAddress', detail: sender.error.type });
	const reply = put.replyTo === '' ? ok('') : parseAddress(put.replyTo);
	if (!reply.ok) return err({ part: 'replyTo', detail: reply.error.type });
	const copy = put.copyTo === '' ? ok('') : parseAddress(put.copyTo);
	if (!copy.ok) return err({ part: 'copyTo', detail: copy.error.type });
	if (put.login === 'oauth' && put.oauth === null) return err({ part: 'oauth', detail: 'Missing' });
	const { name, host, port, security, login, user, pin, imap } = put;
	const oauth = login === 'oauth' ? put.oauth : null;
	return ok({
		...{ name, host, port, security, login, user, pin },
		oauth_provider: oauth?.provider ?? null,
		oauth_client_id: oauth?.clientId ?? '',
		oauth_tenant: oauth?.tenant ?? '',
		sender_name: put.senderName,
		sender_address: sender.value,
		reply_to: reply.value,
		imap_host: imap?.host ?? null,
		imap_port: imap?.port ?? null,
		imap_security: imap?.security ?? null,
		imap_user: imap?.user ?? null,
		files_sent: put.filesSent ? 1 : 0,
		copy_to: copy.value,
		per_minute: put.perMinute,
		per_day: put.perDay,
		practice: 0
	});
}

/** The secrets that came with a mailbox, sealed. A password is none where one signs in at the provider. */
export const secretsOf = (vault: Vault, id: string, put: Put): MailboxSecrets => ({
	secret: put.login === 'password' && put.password ? vault.seal(id, 'password', put.password) : null,
	imap_secret: put.imapPassword ? vault.seal(id, 'imap', put.imapPassword) : null,
	oauth_secret: put.oauthSecret ? vault.seal(id, 'oauth', put.oauthSecret) : null
});

/** The field of the vault that holds what a login needs. */
export const secretField = (login: HeldMailbox['login']): string => (login === 'oauth' ? 'refresh' : 'password');

/** Whether what a mailbox's login needs is held, and opens with this relay's key. */
export const hasSecret = (vault: Vault, { id, login, secret }: Pick<HeldMailbox, 'id' | 'login' | 'secret'>): boolean =>
	secret !== null && vault.open(id, secretField(login), secret).ok;

/** What the relay tells of a mailbox, as it is set and as it stands; how it fares is told beside it. */
export const statusOf = (vault: Vault, mailbox: HeldMailbox): Omit<MailboxStatus, 'load' | 'copies' | 'reading'> => ({
	...accountOf(mailbox),
	id: mailbox.id,
	name: mailbox.name,
	security: mailbox.security,
	senderName: mailbox.sender_name,
	senderAddress: mailbox.sender_address,
	replyTo: mailbox.reply_to,
	pin: mailbox.pin,
	imap: imapOf(mailbox),
	filesSent: mailbox.files_sent === 1,
	copyTo: mailbox.copy_to,
	perMinute: mailbox.per_minute,
	perDay: mailbox.per_day,
	maxMessageBytes: mailbox.max_message_bytes,
	practice: mailbox.practice === 1,
	hasPassword: hasSecret(vault, mailbox),
	hasImapPassword: mailbox.imap_secret !== null,
	hasOauthSecret: mailbox.oauth_secret !== null,
	paused: pauseOf(mailbox),
	waiting: mailbox.waiting
});

const pauseOf = ({ paused_reason, paused_detail, paused_at }: HeldMailbox): MailboxStatus['paused'] =>
	paused_reason === null || paused_at === null
		? null
		: { reason: paused_reason, detail: paused_detail ?? '', at: paused_at };
