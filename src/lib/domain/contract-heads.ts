import * as v from 'valibot';
import { filled, sha256, time, uuid } from './contract-fields.ts';
import type { SeriesMark } from './series-mark.ts';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const seriesMark = v.object({
	seriesId: uuid,
	issuerId: uuid,
	type: v.picklist(['invoice', 'credit-note']),
	pattern: filled(40),
	year: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9_999)),
	next: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
	lastDate: v.pipe(v.string(), v.regex(/^(\d{4}-\d{2}-\d{2})?$/))
}) satisfies v.GenericSchema<unknown, SeriesMark>;

/** POST heads: where the chain and the number series of the calling device stand. */
export const PostHeads = v.strictObject({
	/** The device whose chain it is; another one than was paired where a profile was copied or restored. */
	deviceId: uuid,
	/** The sequence and the link of its last entry; 0 and empty before the first. */
	seq: count,
	head: v.union([sha256, v.literal('')]),
	/** The link of its entry at the sequence that the relay knew last, which shows that the chain goes on from there. */
	since: v.nullable(v.strictObject({ seq: count, link: sha256 })),
	/** SHA-256 of the ledger's key, for a relay that has not heard of it yet. */
	ledgerKeySha256: sha256,
	series: v.pipe(v.array(seriesMark), v.maxLength(1_000))
});
export type PostHeads = v.InferOutput<typeof PostHeads>;

/**
 * The answer to POST heads. `show` asks once more with the link at `seq`, where the relay last saw this chain.
 * 409 `copied`: the chain does not go on from there; 409 `replaced`: another device has taken the ledger over;
 * 409 `other-device`: the pairing is that of another device.
 */
export const HeadsAnswer = v.object({
	result: v.picklist(['noted', 'show']),
	/** The relay's own time, ISO. */
	time,
	seq: count,
	/** How far each series of the ledger has counted under each pattern, on any of its devices; the newest last. */
	marks: v.array(seriesMark)
});
export type HeadsAnswer = v.InferOutput<typeof HeadsAnswer>;
