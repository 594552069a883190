import { restoreBackup } from '#tests/support/person/backup.ts';
import { openPaired } from '#tests/support/person/pairing.ts';
import { at } from '#tests/support/person/screens.ts';
import { runAdmin, type RunningRelay } from '#tests/support/relay.ts';
import { englishPage, speakLanguage, type Studio } from './studio.ts';

/** A ledger that came out of a backup on another device, whose numbers have to be confirmed. */
export async function restored(studio: Studio, relay: RunningRelay, backup: string): Promise<void> {
	const page = await englishPage(studio);
	await page.goto(relay.url);
	await restoreBackup(page, backup);
	const code = /#pair=([A-Z]+)/.exec(await runAdmin(relay.folder, 'pair'))![1]!;
	await openPaired(page, relay.url, code);
	await speakLanguage(page);
	await studio.camera.take(page, studio.words, [at('series-locked', '/settings/series', 'backup_locked_title')]);
	await page.context().close();
}
