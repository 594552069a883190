import { Hono } from 'hono';
import { heldSecrets } from '#server/queue/mailboxes.ts';
import { isWritable } from '#server/queue/settings.ts';
import type { Parts } from './parts.ts';

/** What a relay needs to send, named in the answer where it fails. */
export type Need = 'database' | 'disk' | 'worker' | 'key';

/** Bytes without which it takes no invoices: room for a large message. */
const leastRoom = 50_000_000;

/** How long an answer is good for: asking costs a write, and anyone may ask. Milliseconds. */
const answerLife = 2_000;

/** GET healthz: the process answers. GET readyz: it can take and send mail, or 503 with what fails. Neither needs a device. */
export function health(parts: Parts): Hono {
	let asked: { until: number; failing: Promise<Need[]> } | null = null;
	const look = () => {
		if (asked === null || performance.now() > asked.until)
			asked = { until: performance.now() + answerLife, failing: failingNeeds(parts) };
		return asked.failing;
	};
	return new Hono()
		.get('/healthz', (c) => c.json({ alive: true }))
		.get('/readyz', async (c) => {
			const failing = await look();
			return c.json({ ready: failing.length === 0, failing }, failing.length === 0 ? 200 : 503);
		});
}

async function failingNeeds({ store, vault, freeBytes, isTurning }: Parts): Promise<Need[]> {
	const works: Record<Need, () => Promise<boolean>> = {
		database: () => isWritable(store),
		disk: async () => (await freeBytes()) >= leastRoom,
		worker: () => Promise.resolve(isTurning()),
		key: async () => (await heldSecrets(store)).every(({ sealed }) => vault.fits(sealed))
	};
	const looked = await Promise.all(
		Object.entries(works).map(async ([need, works]) => ({
			need: need as Need,
			works: await works().catch(() => false)
		}))
	);
	return looked.filter(({ works }) => !works).map(({ need }) => need);
}
