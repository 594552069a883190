import type { HeadsAnswer, PostHeads } from '#domain/contract-heads.ts';
import { err, ok, type Result } from '#domain/result.ts';
import type { Device } from './devices.ts';
import { ensureLedger } from './ledgers.ts';
import { isReplaced, makeWriter } from './ledger-writers.ts';
import type { Store, Writer } from './schema.ts';
import { marksOf, raiseMarks } from './series-marks.ts';

/** Where the chain of a device stood when it last called. */
export interface ChainRow {
	device_id: string;
	ledger_id: string;
	seq: number;
	/** The link of its last entry, or empty before the first. */
	head: string;
	noted_at: string;
}

/**
 * Why a head is not noted: the pairing is another device's, another device has taken the ledger over, or the chain
 * does not go on from where the relay saw it last, so that there are two copies of one device.
 */
export type HeadsError = { type: 'OtherDevice' | 'Replaced' | 'Copied' };

/** Notes where the chain and the series of a device stand; nothing is noted of a chain that does not fit what is known. */
export const noteHeads = (
	store: Store,
	device: Device,
	heads: PostHeads,
	at: string
): Promise<Result<HeadsAnswer, HeadsError>> =>
	store.transaction().execute(async (writer) => {
		if (heads.deviceId !== device.id) return err({ type: 'OtherDevice' });
		if (await isReplaced(writer, device)) return err({ type: 'Replaced' });
		const known = await chainOf(writer, device.id);
		const step = stepFrom(known, heads);
		if (step === 'copied') return err({ type: 'Copied' });
		await ensureLedger(writer, device.ledgerId);
		await makeWriter(writer, device, heads.ledgerKeySha256, at);
		if (step === 'noted') {
			await noteChain(writer, device, heads, at);
			await raiseMarks(writer, device.ledgerId, heads.series, at);
		}
		const seq = step === 'noted' ? heads.seq : (known?.seq ?? 0);
		return ok({ result: step, time: at, seq, marks: await marksOf(writer, device.ledgerId) });
	});

const chainOf = (writer: Writer, deviceId: string): Promise<ChainRow | undefined> =>
	writer.selectFrom('chain').selectAll().where('device_id', '=', deviceId).executeTakeFirst();

/** A chain that has grown must show its link at the place that is known; one that has shrunk is a copy that fell behind. */
function stepFrom(known: ChainRow | undefined, { seq, head, since }: PostHeads): 'noted' | 'show' | 'copied' {
	if (!known || known.seq === 0) return 'noted';
	if (seq < known.seq) return 'copied';
	if (seq === known.seq) return head === known.head ? 'noted' : 'copied';
	if (since?.seq !== known.seq) return 'show';
	return since.link === known.head ? 'noted' : 'copied';
}

async function noteChain(writer: Writer, { id, ledgerId }: Device, { seq, head }: PostHeads, at: string) {
	const values = { seq, head, noted_at: at };
	await writer
		.insertInto('chain')
		.values({ device_id: id, ledger_id: ledgerId, ...values })
		.onConflict((conflict) => conflict.column('device_id').doUpdateSet(values))
		.execute();
}
