import { start } from './migrations/001-start.ts';
import { mailboxes } from './migrations/002-mailboxes.ts';
import { heads } from './migrations/003-heads.ts';
import { limits } from './migrations/004-limits.ts';
import { bounces } from './migrations/005-bounces.ts';
import { frames } from './migrations/006-frames.ts';
import { restored } from './migrations/007-restored.ts';
import { retention } from './migrations/008-retention.ts';
import { audit } from './migrations/009-audit.ts';
import { messageSize } from './migrations/010-message-size.ts';
import { versions } from './migrations/011-versions.ts';
import { usedCodes } from './migrations/012-used-codes.ts';

/** The schema, step by step, one file each. A step that has shipped is never edited; the next one is added below it. */
export const migrations: readonly string[] = [
	start,
	mailboxes,
	heads,
	limits,
	bounces,
	frames,
	restored,
	retention,
	audit,
	messageSize,
	versions,
	usedCodes
];
