import { join } from 'node:path';
import { openBeside } from '#server/queue/database.ts';
import { makePairingCode } from '#server/queue/pairing.ts';

/** A code that pairs one more device with the relay of a folder, made beside it as the admin command does. */
export async function pairingCode(folder: string): Promise<string> {
	const opened = openBeside(join(folder, 'data'));
	if (!opened.ok) throw new Error(opened.error.type);
	const code = await makePairingCode(opened.value.store, 'sender', new Date().toISOString());
	await opened.value.close();
	return code;
}
