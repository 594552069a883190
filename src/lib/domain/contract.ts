import * as v from 'valibot';
import { filled, mailboxId, party, prose, sha256, time, uuid } from './contract-fields.ts';
import type { Message } from './message.ts';
import type { RecipientState } from './receipt.ts';

/** Where the API lives; a version is kept for 24 months. */
export const apiPath = '/api/v1';

/** Largest file, message body and batch that the relay takes. Bytes, and messages. */
export const limits = {
	blobBytes: 25_000_000,
	jsonBytes: 2_000_000,
	batchMessages: 5_000,
	messageRecipients: 50,
	messageInvoices: 200,
	messageAttachments: 250,
	/** All attachments of a message; no mail server takes as much. */
	messageBytes: 50_000_000
} as const;

/** A message as it travels; parsed at both ends. */
export const MessageSchema = v.strictObject({
	v: v.literal(1),
	id: uuid,
	batchId: uuid,
	issuerId: uuid,
	mailboxId,
	debtor: v.strictObject({ id: uuid, number: filled(60) }),
	invoices: v.pipe(
		v.array(v.strictObject({ id: uuid, number: filled(60) })),
		v.minLength(1),
		v.maxLength(limits.messageInvoices)
	),
	from: party,
	replyTo: v.nullable(party),
	recipients: v.pipe(v.array(party), v.minLength(1), v.maxLength(limits.messageRecipients)),
	subject: filled(500),
	text: prose(200_000),
	html: prose(500_000),
	attachments: v.pipe(
		v.array(
			v.strictObject({
				sha256,
				fileName: filled(200),
				type: v.pipe(v.string(), v.maxLength(100), v.regex(/^[a-z0-9.+-]+\/[a-z0-9.+-]+$/)),
				size: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(limits.blobBytes)),
				invoiceId: v.nullable(uuid),
				marked: v.boolean()
			})
		),
		v.minLength(1),
		v.maxLength(limits.messageAttachments),
		v.check((list) => list.reduce((sum, { size }) => sum + size, 0) <= limits.messageBytes)
	),
	notBefore: v.nullable(v.strictObject({ utc: time, zone: filled(60) })),
	resendOf: v.nullable(uuid)
}) satisfies v.GenericSchema<unknown, Message>;

/** PUT batches/:batch/messages/:id. */
export const StageMessage = v.strictObject({ message: MessageSchema, seal: sha256 });
export type StageMessage = v.InferOutput<typeof StageMessage>;

/** POST batches/:batch/seal: the full manifest; all or nothing. */
export const SealBatch = v.strictObject({
	approvedAt: time,
	messages: v.pipe(
		v.array(v.strictObject({ id: uuid, seal: sha256 })),
		v.minLength(1),
		v.maxLength(limits.batchMessages)
	)
});
export type SealBatch = v.InferOutput<typeof SealBatch>;

/** The answer 202 to a seal, the same each time it is asked. */
export const SealedBatch = v.object({ batchId: uuid, sealedAt: time, messages: v.number() });
export type SealedBatch = v.InferOutput<typeof SealedBatch>;

/** POST blobs/missing. */
export const BlobList = v.strictObject({ blobs: v.pipe(v.array(sha256), v.maxLength(10_000)) });
export const MissingBlobs = v.object({ missing: v.array(sha256) });

/** POST pair. The code comes from the relay's own output. */
export const PairRequest = v.strictObject({
	code: v.pipe(v.string(), v.maxLength(20), v.regex(/^[A-Za-z-]+$/)),
	deviceId: uuid,
	deviceName: filled(80),
	ledgerId: uuid,
	/** The secret of the ledger: a restored device proves by it that the ledger is its own, and takes it over. */
	ledgerKey: v.optional(sha256)
});
export type PairRequest = v.InferOutput<typeof PairRequest>;

/** GET me, and the answer to POST pair. */
export const Me = v.object({
	deviceId: uuid,
	deviceName: v.string(),
	ledgerId: uuid,
	role: v.picklist(['admin', 'sender']),
	/** The relay's own time, ISO. */
	time,
	/** The epoch of its receipts. */
	epoch: v.number()
});
export type Me = v.InferOutput<typeof Me>;

/** GET devices. */
export const DeviceList = v.object({
	devices: v.array(
		v.object({
			deviceId: uuid,
			deviceName: v.string(),
			role: v.picklist(['admin', 'sender']),
			pairedAt: time,
			lastSeenAt: v.nullable(time),
			revokedAt: v.nullable(time)
		})
	)
});
export type DeviceList = v.InferOutput<typeof DeviceList>;

const recipientState = v.picklist([
	'staged',
	'queued',
	'deferred',
	'accepted',
	'rejected',
	'uncertain',
	'delivered',
	'bounced',
	'cancelled',
	'expired'
]) satisfies v.GenericSchema<unknown, RecipientState>;

/** What became known about one recipient: one event, numbered gaplessly within (ledger, epoch). */
export const ReceiptSchema = v.object({
	epoch: v.number(),
	seq: v.number(),
	batchId: uuid,
	messageId: uuid,
	/** The sealed address. */
	recipient: v.string(),
	state: recipientState,
	/** ISO time on the relay's clock. */
	at: time,
	/** Whether the practice mailbox took it: never counts as sent. */
	practice: v.boolean(),
	evidence: v.nullable(v.picklist(['reply', 'report', 'sent-folder', 'person'])),
	/** A key of receipt.ts `Reason`; an app older than the relay shows the reply alone. */
	reason: v.nullable(v.string()),
	/** SMTP reply code, or null where none came. */
	code: v.nullable(v.number()),
	/** The server's own words, cut at 500 characters. */
	reply: v.string(),
	/** The next try of a deferred recipient. */
	nextTryAt: v.nullable(time),
	attemptId: v.nullable(v.string()),
	/** SHA-256 of the MIME bytes that were or will be sent. */
	mimeSha256: v.nullable(sha256)
});
export type Receipt = v.InferOutput<typeof ReceiptSchema>;

/** GET receipts?after=epoch.seq&proof=…: at most 1,000, oldest first; asking acknowledges what came before. */
export const ReceiptPage = v.object({
	epoch: v.number(),
	receipts: v.array(ReceiptSchema),
	more: v.boolean(),
	/** Proves that the relay gave out its last receipt; to be shown with that place. */
	proof: v.optional(v.string(), ''),
	/** Whether the relay was restored and asks the device to hand back what it knows. */
	handBack: v.optional(v.boolean(), false)
});
export type ReceiptPage = v.InferOutput<typeof ReceiptPage>;

/** POST messages/:id/cancel: what became of each recipient. */
export const CancelResult = v.object({
	recipients: v.array(v.object({ recipient: v.string(), result: v.picklist(['cancelled', 'too-late']) }))
});
export type CancelResult = v.InferOutput<typeof CancelResult>;

/** POST messages/:id/resolve: a person decides about recipients that are `uncertain`. */
export const ResolveMessage = v.strictObject({
	recipients: v.pipe(v.array(filled(254)), v.minLength(1), v.maxLength(limits.messageRecipients)),
	decision: v.picklist(['mark-as-sent', 'send-again'])
});
export type ResolveMessage = v.InferOutput<typeof ResolveMessage>;

/** GET practice/mails, newest first. GET practice/mails/:id gives the message itself (message/rfc822). DELETE practice/mails empties it. */
export const PracticeMails = v.object({
	mails: v.array(
		v.object({
			id: v.string(),
			receivedAt: time,
			from: v.string(),
			recipients: v.array(v.string()),
			subject: v.string(),
			size: v.number()
		})
	),
	more: v.boolean()
});
export type PracticeMails = v.InferOutput<typeof PracticeMails>;

/** Every refusal: a stable key, words for the log, and for some keys what is meant. */
export const Refusal = v.object({
	error: v.string(),
	detail: v.optional(v.string()),
	/** 409 at seal: blobs and messages that the relay lacks. */
	missing: v.optional(v.array(v.string())),
	/** 422: the part of the message that does not belong, e.g. `attachments.0`. */
	part: v.optional(v.string())
});
export type Refusal = v.InferOutput<typeof Refusal>;
