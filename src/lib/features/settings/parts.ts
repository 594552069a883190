import type { IconName } from '#ui/icons.ts';
import { m } from '#ui/paraglide/messages.js';

/** A part of the settings. */
export type SettingsPart =
	'issuers' | 'letterheads' | 'mailboxes' | 'relay' | 'series' | 'files' | 'backup' | 'language' | 'about';

/** The parts in their order, as the menu of the settings shows them. */
export const settingsParts: readonly { part: SettingsPart; icon: IconName; label: () => string; hint: () => string }[] =
	[
		{ part: 'issuers', icon: 'building', label: m.settings_issuers, hint: m.settings_issuers_hint },
		{ part: 'letterheads', icon: 'paper', label: m.settings_letterheads, hint: m.settings_letterheads_hint },
		{ part: 'mailboxes', icon: 'mail', label: m.settings_mailboxes, hint: m.settings_mailboxes_hint },
		{ part: 'relay', icon: 'device', label: m.settings_relay, hint: m.settings_relay_hint },
		{ part: 'series', icon: 'hash', label: m.backup_series, hint: m.backup_series_hint },
		{ part: 'files', icon: 'download', label: m.files_title, hint: m.files_hint },
		{ part: 'backup', icon: 'save', label: m.backup_title, hint: m.backup_hint },
		{ part: 'language', icon: 'globe', label: m.settings_language, hint: m.settings_language_now },
		{ part: 'about', icon: 'info', label: m.settings_about, hint: m.settings_about_hint }
	];
