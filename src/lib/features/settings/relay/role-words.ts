import { m } from '#ui/paraglide/messages.js';
import type { Role } from './relay.svelte.ts';

/** What a device of each role may do. */
export const roleWords: Record<Role, () => string> = { admin: m.settings_role_admin, sender: m.settings_role_sender };

/** The roles to choose from, the lesser one first. */
export const roleOptions = (): { value: Role; label: string }[] =>
	(['sender', 'admin'] as const).map((value) => ({ value, label: roleWords[value]() }));
