import type { Store } from '#server/queue/schema.ts';
import { heldSecrets } from '#server/queue/mailboxes.ts';
import { explainKeyFile, isInside, readKeyFile } from '#server/vault/key-file.ts';
import { openVault, type Vault } from '#server/vault/vault.ts';
import { fine, wrong, type Finding } from './finding.ts';

/** Whether the key file opens the passwords that are held. A missing one is not made here: that would hide the loss. */
export async function checkKey(store: Store, keyFile: string, dataDir: string): Promise<Finding> {
	const { length } = await heldSecrets(store);
	if (isInside(keyFile, dataDir)) return wrong(explainKeyFile({ type: 'InsideData', path: keyFile }));
	const key = readKeyFile(keyFile);
	if (!key.ok && key.error.type === 'Missing' && length === 0)
		return fine('No password is held yet, so no key is needed');
	if (!key.ok) return wrong(explainKeyFile(key.error));
	const lost = await lostPasswords(store, openVault(key.value), keyFile);
	if (lost !== null) return wrong(lost);
	if (length === 0) return fine(`The key file ${keyFile} is in its place; no password is held yet`);
	return fine(
		`The key file ${keyFile} opens ${length === 1 ? 'the password that is held' : `all ${length} passwords`}`
	);
}

/** Says of which mailboxes the passwords were sealed with another key, or null where this one opens all. */
export async function lostPasswords(store: Store, vault: Vault, keyFile: string): Promise<string | null> {
	const strange = (await heldSecrets(store)).filter(({ sealed }) => !vault.fits(sealed));
	if (strange.length === 0) return null;
	const names = [...new Set(strange.map(({ name }) => name))].join(', ');
	return `The key file ${keyFile} is not the one that sealed the passwords of: ${names}. Put the right one back and start again, or type them again.`;
}
