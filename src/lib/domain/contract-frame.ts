import * as v from 'valibot';
import { sha256 } from './contract-fields.ts';

/**
 * GET messages/:id/frame: a mail as it left, with each attachment's base64 replaced by the hash of its bytes. In a text
 * each character is one byte. 404 `no-frame` where no mail was ever made, or the relay has let it go.
 */
export const MessageFrame = v.object({
	/** Of the whole mail. */
	mimeSha256: sha256,
	pieces: v.array(v.union([v.object({ text: v.string() }), v.object({ sha256 })]))
});
export type MessageFrame = v.InferOutput<typeof MessageFrame>;
