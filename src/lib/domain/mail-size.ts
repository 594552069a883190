import { limits } from './contract.ts';

/** What nearly every mail server takes, where a server has not said what it takes itself. Bytes. */
const usualLimit = 20_000_000;

/** Room for the headers and both bodies of a mail, and for the headers of each file. Bytes. */
const room = { mail: 30_000, file: 600 };

/** How large files become within a mail: base64 in lines of 76 characters. RFC 2045 6.8. */
export const mailBytes = (sizes: readonly number[]): number =>
	sizes.reduce((sum, size) => sum + Math.ceil(size / 57) * 78 + room.file, room.mail);

/** The largest mail that may leave: what the mail server says it takes, else what is usual. Bytes. RFC 1870. */
export const mailLimit = (said: number | null | undefined): number =>
	Math.min(said ?? usualLimit, mailBytes([limits.messageBytes]));
