import { expect } from '@playwright/test';
import { at, type Screen } from '#tests/support/person/screens.ts';
import { newDevice, type Studio } from './studio.ts';

/** What a person meets before anything is entered. */
const screens: readonly Screen[] = [
	at('first-setup', '/setup', 'setup_promise'),
	at('first-debtors', '/debtors', 'debtors_empty_title'),
	at('first-send', '/send', 'send_empty'),
	at('first-outbox', '/outbox', 'outbox_empty'),
	at('first-texts', '/texts', 'texts_no_issuer'),
	at('first-import', '/import', 'import_no_issuer_title'),
	at('first-issuers', '/settings/issuers', 'settings_issuer_empty'),
	at('first-mailboxes', '/settings/mailboxes', 'settings_mailbox_unasked'),
	at('first-relay', '/settings/relay', 'settings_relay_unpaired_text'),
	at('restore', '/settings/backup', 'backup_restore')
];

/** The app as it stands on a new device, and the question of the link that pairs it. */
export async function firstRun(studio: Studio): Promise<void> {
	const relay = await studio.relay();
	const page = await (await newDevice(studio)).newPage();
	const pair: Screen = {
		name: 'first-pair',
		async open(shown, words) {
			await shown.goto('about:blank');
			await shown.goto(`${relay.url}/#pair=${relay.code}`);
			await expect(shown.getByRole('dialog', { name: words.like('setup_pair_title') })).toBeVisible();
		}
	};
	await page.goto(relay.url);
	await studio.camera.take(page, studio.words, [...screens, pair]);
	await page.context().close();
}
