import { readSetting, writeSetting } from './settings.ts';

const key = 'send-selection';

/** The most ids that a link holds; more are remembered on the device. */
const inLink = 20;

/** The link that opens the sending wizard for these invoices. */
export async function sendLink(ids: readonly string[]): Promise<string> {
	if (ids.length <= inLink) return `/send?ids=${ids.join(',')}`;
	await writeSetting(key, [...ids]);
	return '/send?ids=remembered';
}

/** The ids that a link of `sendLink` stands for; null where it names none, which means all that are not yet sent. */
export async function selectionOf(ids: string | null): Promise<string[] | null> {
	if (!ids) return null;
	return ids === 'remembered' ? readSetting<string[]>(key, []) : ids.split(',');
}
