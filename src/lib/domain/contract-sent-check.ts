import * as v from 'valibot';

/**
 * The answer to POST messages/:id/check: whether a message that was perhaps sent lies in the Sent folder of its mailbox.
 * `found` settles it, as the receipts that follow say; absence proves nothing and decides nothing. Refused with 409
 * `not-uncertain`, `no-proof` where a copy may be another recipient's, `no-imap` and `no-sent-folder` where there is nothing
 * to look into, and with 502 `imap-failed` and a `Reason` as its part where the mailbox cannot be opened.
 */
export const SentCheck = v.object({ found: v.boolean() });
export type SentCheck = v.InferOutput<typeof SentCheck>;
