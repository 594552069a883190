import type { Refusal } from '#domain/contract.ts';
import { m } from './paraglide/messages.js';

/** Why the relay did not do what was asked, as sync/relay-client.ts tells it. */
export type RelayFault =
	| { type: 'Unreachable' }
	| { type: 'Intercepted' }
	| { type: 'NotPaired' }
	| { type: 'Revoked' }
	| { type: 'Refused'; refusal: Refusal }
	| { type: 'Strange'; detail: string };

/** What went wrong with a call to the relay, in words, with the way out. */
export function relayFault(fault: RelayFault): string {
	switch (fault.type) {
		case 'Unreachable':
			return m.settings_fault_unreachable();
		case 'Intercepted':
			return m.shell_intercepted();
		case 'NotPaired':
			return m.settings_fault_not_paired();
		case 'Revoked':
			return m.devices_revoked_text();
		case 'Refused':
			return knownRefusal(fault.refusal) || m.settings_fault_other();
		case 'Strange':
			return m.settings_fault_other();
	}
}

/** Why the relay refused, in words, with the way out; empty where there are none for it. */
export const knownRefusal = ({ error }: Refusal): string => (Object.hasOwn(refusals, error) ? refusals[error]!() : '');

/** What the relay said itself, where words of ours do not say it all; empty otherwise. */
export function relayWords(fault: RelayFault): string {
	switch (fault.type) {
		case 'Unreachable':
		case 'Intercepted':
		case 'NotPaired':
		case 'Revoked':
			return '';
		case 'Refused':
			return [fault.refusal.error, fault.refusal.part, fault.refusal.detail].filter(Boolean).join(' · ');
		case 'Strange':
			return fault.detail;
	}
}

const refusals: Record<string, () => string> = {
	'disk-full': m.shell_relay_disk_full,
	'no-code': m.settings_fault_code,
	'wrong-code': m.settings_fault_code,
	'device-taken': m.settings_fault_taken,
	'ledger-taken': m.settings_fault_taken,
	'admins-only': m.settings_fault_admins,
	'last-admin': m.devices_last_admin,
	'no-password': m.settings_fault_no_password
};
