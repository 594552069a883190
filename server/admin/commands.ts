import { renderUnicodeCompact } from 'uqr';
import { placeOf } from '#domain/place.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { audited, operator } from '#server/queue/audit.ts';
import { listDevices, revokeDevice, type Device } from '#server/queue/devices.ts';
import { makePairingCode } from '#server/queue/pairing.ts';
import type { Store } from '#server/queue/schema.ts';
import { readSetting } from '#server/queue/settings.ts';
import { allow, disallow, listAllowed, type AllowParts } from './allow.ts';
import { backUp, type BackupParts } from './backup.ts';
import { keepYears } from './keep-years.ts';
import { printAudit } from './print-audit.ts';
import { describeMailboxes } from './list-mailboxes.ts';
import { pairingLink } from './pairing-link.ts';

/** What a command works with. */
export interface CommandParts extends BackupParts, AllowParts {}

/** Runs a command and gives the lines to show, or why it cannot be done; no line at all means that it was not understood. */
export async function runCommand(
	parts: CommandParts,
	[command = '', word, ...more]: string[]
): Promise<Result<string[], string[]>> {
	const { store, now, address } = parts;
	if (more.length > 0) return err([]);
	switch (command) {
		case 'pair': {
			if (word !== undefined && word !== '--admin') return err([]);
			const code = await makePairingCode(store, word ? 'admin' : 'sender', now());
			const link = pairingLink((await readSetting(store, 'address')) ?? address, code);
			const how = `Open it on the device to pair, or type the code ${code} there. Good once, for 10 minutes.`;
			return ok(placeOf(link) === 'this-device' ? [link, how] : [link, how, renderUnicodeCompact(link)]);
		}
		case 'devices': {
			if (word !== undefined) return err([]);
			const devices = await listDevices(store);
			return ok(devices.length > 0 ? devices.map(describe) : ['No device is paired. Run: npm run relay -- pair']);
		}
		case 'revoke': {
			return word === undefined ? err([]) : revoke(store, word, now());
		}
		case 'allow':
			return word === '--list' ? ok(await listAllowed(store)) : allow(parts, word ?? '');
		case 'disallow':
			return disallow(parts, word ?? '');
		case 'keep-years':
			return keepYears(parts, word);
		case 'audit':
			return word === undefined ? printAudit(store) : err([]);
		case 'mailboxes':
			return word === undefined ? ok(await describeMailboxes(store, parts.keyFile)) : err([]);
		case 'backup':
			return word === undefined ? err([]) : backUp(parts, word);
	}
	return err([]);
}

/** Ends the access of the one device that goes by this id, end of an id, or name. */
async function revoke(store: Store, word: string, at: string): Promise<Result<string[], string[]>> {
	const paired = (await listDevices(store)).filter(({ revokedAt }) => revokedAt === null);
	const meant = paired.filter(({ id, name }) => name === word || (word.length >= 6 && id.endsWith(word)));
	const [device, ...others] = meant;
	if (!device) return err([`There is no paired device ${word}.`]);
	if (others.length > 0) return err([`${word} may be any of these; name one by its id:`, ...meant.map(describe)]);
	await audited(
		store,
		at,
		(writer) => revokeDevice(writer, device.id, at),
		() => ({ actor: operator, deed: 'device.revoked', subject: device.id })
	);
	return ok([`${device.name} (${device.id}) is revoked.`]);
}

const describe = ({ id, name, role, pairedAt, lastSeenAt, revokedAt }: Device): string =>
	[id, role, `paired ${pairedAt}`, revokedAt ? `revoked ${revokedAt}` : `seen ${lastSeenAt ?? 'never'}`, name].join(
		'  '
	);
