import * as v from 'valibot';
import { limits } from './contract.ts';
import { filled, line, sha256, time, uuid } from './contract-fields.ts';
import type { RecipientState } from './receipt.ts';

/** States that a restored relay believes a device: what has happened, not what was still to come. */
export const outcomes = [
	'accepted',
	'rejected',
	'delivered',
	'bounced',
	'cancelled',
	'expired'
] as const satisfies readonly RecipientState[];

/** What a device knows of one recipient, as the relay told it before it was restored. */
export const KnownOutcome = v.strictObject({
	recipient: filled(254),
	state: v.picklist(outcomes),
	at: time,
	evidence: v.nullable(v.picklist(['reply', 'report', 'sent-folder', 'person'])),
	reason: v.nullable(line(60)),
	code: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599))),
	reply: v.pipe(v.string(), v.maxLength(500))
});
export type KnownOutcome = v.InferOutput<typeof KnownOutcome>;

/**
 * POST batches/:id/hand-back, while the receipts say `handBack`: a batch that the relay had sealed, perhaps, and what is
 * known of its recipients. 409 `missing` names the messages that the relay has to be given again.
 */
export const HandBack = v.strictObject({
	approvedAt: time,
	messages: v.pipe(
		v.array(
			v.strictObject({
				id: uuid,
				seal: sha256,
				known: v.pipe(v.array(KnownOutcome), v.maxLength(limits.messageRecipients))
			})
		),
		v.minLength(1),
		v.maxLength(limits.batchMessages)
	)
});
export type HandBack = v.InferOutput<typeof HandBack>;

/** The answer: how many recipients are known again, and how many only a person can tell of. */
export const HandedBack = v.object({ sealedAt: time, known: v.number(), uncertain: v.number() });
export type HandedBack = v.InferOutput<typeof HandedBack>;

/** Bytes of the largest hand-back: a full batch with the servers' words. */
export const handBackBytes = 8_000_000;
