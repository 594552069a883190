import type { Kysely, Transaction } from 'kysely';
import type { ImapAccount, Login, OauthClient, Security } from '#domain/mailbox.ts';
import type { Evidence, RecipientState } from '#domain/receipt.ts';
import type { AllowedHostRow } from './allowed-hosts.ts';
import type { AttemptRow } from './attempts.ts';
import type { AuditRow } from './audit.ts';
import type { BatchRow } from './batches.ts';
import type { BlobRow } from './blobs.ts';
import type { TombstoneRow } from './cancel.ts';
import type { ChainRow } from './chains.ts';
import type { DeviceRow } from './devices.ts';
import type { LedgerWriterRow } from './ledger-writers.ts';
import type { LedgerRow } from './ledgers.ts';
import type { MailboxTestRow } from './mailbox-tests.ts';
import type { MessageBlobRow, MessageInvoiceRow } from './messages.ts';
import type { MimeRow } from './mime.ts';
import type { OwnCopyRow } from './own-copies.ts';
import type { PairingRow } from './pairing.ts';
import type { ReadingRow } from './readings.ts';
import type { ReceiptRow } from './receipts.ts';
import type { SentCopyRow } from './sent-copies.ts';
import type { SeriesMarkRow } from './series-marks.ts';
import type { SettingRow } from './settings.ts';
import type { UsedCodeRow } from './used-codes.ts';
/** What a device may do: an admin also pairs, revokes and sets mailboxes up. */
export type Role = 'admin' | 'sender';

/** An account, and how it fares: paused by trouble a person must mend, or down and tried again by itself. */
export interface MailboxRow {
	id: string;
	name: string;
	host: string;
	port: number;
	security: Security;
	login: Login;
	user: string;
	/** The password, or the refresh token of a sign-in; this and the other secrets are made and opened by the vault. */
	secret: Uint8Array | null;
	oauth_provider: OauthClient['provider'] | null;
	oauth_client_id: string;
	oauth_tenant: string;
	oauth_secret: Uint8Array | null;
	sender_name: string;
	sender_address: string;
	reply_to: string;
	pin: string;
	/** All four null where the relay does not read the mailbox. */
	imap_host: string | null;
	imap_port: number | null;
	imap_security: ImapAccount['security'] | null;
	imap_user: string | null;
	/** Null where IMAP logs in like SMTP. */
	imap_secret: Uint8Array | null;
	/** Whether the provider files what it sends in Sent itself. */
	files_sent: 0 | 1;
	/** Who gets a copy, or empty. */
	copy_to: string;
	/** Recipients per minute and in 24 hours, or null without limit. */
	per_minute: number | null;
	per_day: number | null;
	/** The largest message that its server takes, by its own word; null where it has not said. Bytes. */
	max_message_bytes: number | null;
	/** 1 for the practice mailbox. */
	practice: 0 | 1;
	paused_reason: string | null;
	paused_detail: string | null;
	paused_at: string | null;
	/** Since when its server cannot be reached, how often that was tried, and when it is tried next. */
	down_since: string | null;
	down_tries: number;
	retry_at: string | null;
	/** When its server last took a message. */
	last_taken_at: string | null;
	/** How often it was set up or mended. */
	version: number;
}

/** A message as it was sealed. */
export interface MessageRow {
	id: string;
	batch_id: string;
	ledger_id: string;
	issuer_id: string;
	mailbox_id: string;
	practice: 0 | 1;
	seal: string;
	/** The sealed `Message` as JSON; empty once it was let go. */
	content: string;
	resend_of: string | null;
	/** ISO, UTC. */
	not_before: string | null;
	/** Its place in the queue over all batches; null until its batch is sealed. */
	queue_order: number | null;
	created_at: string;
	/** When a device fetched its frame, and when the relay let its content and files go. */
	framed_at: string | null;
	dropped_at: string | null;
}

/** One recipient of one message. */
export interface RecipientRow {
	message_id: string;
	/** As sealed: one plain addr-spec. */
	address: string;
	mailbox_id: string;
	queue_order: number | null;
	state: RecipientState;
	/** When it may be tried; null until its batch is sealed. */
	due_at: string | null;
	/** The attempt that holds it, or the one that left it uncertain. */
	attempt_id: string | null;
	/** Where its 48 hours began. */
	first_failed_at: string | null;
	tries: number;
	reason: string | null;
	code: number | null;
	reply: string;
	evidence: Evidence | null;
	changed_at: string;
}

/** The tables of the relay. Times are ISO in UTC with milliseconds, so that they sort as text. */
export interface Tables {
	setting: SettingRow;
	device: DeviceRow;
	pairing: PairingRow;
	used_code: UsedCodeRow;
	ledger: LedgerRow;
	allowed_host: AllowedHostRow;
	mailbox: MailboxRow;
	mailbox_test: MailboxTestRow;
	blob: BlobRow;
	batch: BatchRow;
	message: MessageRow;
	message_invoice: MessageInvoiceRow;
	message_blob: MessageBlobRow;
	mime: MimeRow;
	recipient: RecipientRow;
	attempt: AttemptRow;
	own_copy: OwnCopyRow;
	sent_copy: SentCopyRow;
	reading: ReadingRow;
	receipt: ReceiptRow;
	tombstone: TombstoneRow;
	audit: AuditRow;
	chain: ChainRow;
	series_mark: SeriesMarkRow;
	ledger_writer: LedgerWriterRow;
}

/** The relay's database, or a transaction of it: for single statements. */
export type Store = Kysely<Tables>;

/** A running transaction: for what only holds together with the caller's other statements. */
export type Writer = Transaction<Tables>;
