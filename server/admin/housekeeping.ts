import type { Logger } from 'pino';
import { dropBodies, forgetAddresses } from '#server/queue/retention.ts';
import type { Store } from '#server/queue/schema.ts';
import { readSetting } from '#server/queue/settings.ts';
import type { Vault } from '#server/vault/vault.ts';

/** Years that receipts are kept with their addresses where nobody has said otherwise: what the longest of the laws asks. */
export const defaultYears = 10;

const interval = 6 * 3_600_000;
const year = 365.25 * 86_400_000;

/** What cleaning up takes. */
export interface Housekeeping {
	store: Store;
	vault: Vault;
	now: () => string;
	log: Logger;
}

/** Lets go of what need not be kept any longer, now and every six hours. Returns how to stop. */
export function keepHouse(parts: Housekeeping): () => void {
	const clean = () =>
		void cleanUp(parts).catch((error: unknown) => parts.log.error({ err: error }, 'housekeeping.failed'));
	const timer = setInterval(clean, interval).unref();
	clean();
	return () => clearInterval(timer);
}

/** Lets go of what need not be kept any longer. */
export async function cleanUp({ store, vault, now, log }: Housekeeping): Promise<void> {
	const messages = await dropBodies(store, now());
	const years = Number((await readSetting(store, 'keep-years')) ?? defaultYears);
	const before = new Date(Date.parse(now()) - years * year).toISOString();
	const recipients = await forgetAddresses(store, before, vault.nameOf);
	if (messages + recipients > 0) log.info({ messages, recipients }, 'housekeeping.done');
}
