import { renderUnicodeCompact } from 'uqr';
import { placeOf } from '#domain/place.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { allowHost, disallowHost, listAllowedHosts, type AllowedHost } from '#server/queue/allowed-hosts.ts';
import { audited, operator, type Deed } from '#server/queue/audit.ts';
import { listDevices, revokeDevice, type Device } from '#server/queue/devices.ts';
import { makePairingCode } from '#server/queue/pairing.ts';
import type { Store, Writer } from '#server/queue/schema.ts';
import { readSetting } from '#server/queue/settings.ts';
import { backUp, type BackupParts } from './backup.ts';
import { keepYears } from './keep-years.ts';
import { printAudit } from './print-audit.ts';
import { describeMailboxes } from './list-mailboxes.ts';
import { pairingLink } from './pairing-link.ts';

/** How the commands are called. */
export const usage = `Usage: npm run relay -- COMMAND

  pair [--admin]        make a link that pairs one more device, good once and for ten minutes;
                        the first device is an admin, others are senders unless --admin is given
  devices               list the devices
  revoke ID             end the access of a device, named as in the list: by its id, the end of it, or its name
  allow HOST:PORT       let the relay connect to a mail server on this machine or a private network
  allow --list          list the mail servers that are allowed
  disallow HOST:PORT    take that leave back
  mailboxes             list the mailboxes, what waits in them and whether they are stopped
  backup FILE           write a backup of all that the relay knows into a new file
  restore FILE          put a backup in the place of the data, while the relay is stopped;
                        --replace puts data aside that is there already
  tls [NAME ...]        serve HTTPS on the firm's network, by a certificate of this machine's own
                        for these names; --off goes back to plain HTTP
  audit                 verify and print who did what when
  keep-years [YEARS]    for how many years receipts keep their addresses (10); after that a name that
                        leads back to nobody takes their place
  doctor                look for whatever keeps the relay from working well

The commands work on the data folder (DATA_DIR, ./data), all but restore also while the relay runs.`;

/** What a command works with. */
export interface CommandParts extends BackupParts {
	/** The relay's address where it has not been started yet. */
	address: string;
}

/** Runs a command and gives the lines to show, or why it cannot be done; no line at all means that it was not understood. */
export async function runCommand(
	parts: CommandParts,
	[command = '', word, ...more]: string[]
): Promise<Result<string[], string[]>> {
	const { store, now, address } = parts;
	/** Makes a change and writes it down, where anything was changed. */
	const noted = (deed: Deed, subject: string, change: (writer: Writer) => Promise<boolean>) =>
		audited(store, now(), change, (isDone) => (isDone ? { actor: operator, deed, subject } : null));
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
		case 'allow': {
			if (word === '--list') return ok(await listAllowed(store));
			const host = readHost(word ?? '');
			if (!host) return err([]);
			await noted('host.allowed', written(host), (writer) => allowHost(writer, host).then(() => true));
			return ok([`The relay may connect to ${written(host)}.`]);
		}
		case 'disallow': {
			const host = readHost(word ?? '');
			if (!host) return err([]);
			const isDone = await noted('host.disallowed', written(host), (writer) => disallowHost(writer, host));
			return isDone ? ok([`${written(host)} is no longer allowed.`]) : err([`${written(host)} was not allowed.`]);
		}
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

async function listAllowed(store: Store): Promise<string[]> {
	const hosts = await listAllowedHosts(store);
	return hosts.length > 0 ? hosts.map(written) : ['No mail server on a private network is allowed.'];
}

function readHost(text: string): AllowedHost | null {
	const [, v6, name, digits] = /^(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9._-]+)):(\d{1,5})$/.exec(text) ?? [];
	const port = Number(digits);
	const host = v6 ?? name;
	return host !== undefined && port >= 1 && port <= 65_535 ? { host: host.toLowerCase(), port } : null;
}

const written = ({ host, port }: AllowedHost): string => (host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`);

const describe = ({ id, name, role, pairedAt, lastSeenAt, revokedAt }: Device): string =>
	[id, role, `paired ${pairedAt}`, revokedAt ? `revoked ${revokedAt}` : `seen ${lastSeenAt ?? 'never'}`, name].join(
		'  '
	);
