import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** SHA-256 as 64 lower-case hex digits. */
export type Sha256 = string & { readonly __brand: 'Sha256' };

/** SHA-256 of bytes; synchronous, so that it may run inside a database transaction. */
export const digestBytes = (bytes: Uint8Array): Sha256 => bytesToHex(sha256(bytes)) as Sha256;

/** SHA-256 of a text in UTF-8. */
export const digestText = (text: string): Sha256 => digestBytes(new TextEncoder().encode(text));
