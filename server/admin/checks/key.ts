import { existsSync } from 'node:fs';
import type { Store } from '#server/queue/schema.ts';
import { heldSecrets } from '#server/queue/mailboxes.ts';
import { explainKeyFile, openKeyFile } from '#server/vault/key-file.ts';
import { openVault } from '#server/vault/vault.ts';
import { fine, wrong, type Finding } from './finding.ts';

/** Whether the key file opens the passwords that are held. A missing one is not made here: that would hide the loss. */
export async function checkKey(store: Store, keyFile: string, dataDir: string): Promise<Finding> {
	const secrets = await heldSecrets(store);
	if (!existsSync(keyFile)) {
		if (secrets.length === 0) return fine('No password is held yet, so no key is needed');
		return wrong(
			`There is no key file ${keyFile}, so that no mailbox can log in. Put it back, or type the passwords again after a start.`
		);
	}
	const key = openKeyFile(keyFile, dataDir);
	if (!key.ok) return wrong(explainKeyFile(key.error));
	const vault = openVault(key.value);
	const strange = secrets.filter(({ sealed }) => !vault.fits(sealed));
	if (strange.length === 0) return fine(`The key file ${keyFile} opens all ${secrets.length} passwords`);
	const names = [...new Set(strange.map(({ name }) => name))].join(', ');
	return wrong(
		`The key file ${keyFile} is not the one that sealed the passwords of: ${names}. Put the right one back, or type them again.`
	);
}
