import { PairingCode, type DeviceChange } from '#domain/contract-devices.ts';
import { DeviceList, type Me } from '#domain/contract.ts';
import type { Result } from '#domain/result.ts';
import { pair, whoAmI } from '#sync/pairing.ts';
import { callRelay, fetchRelay, type RelayError } from '#sync/relay-client.ts';
import { syncNow } from '#sync/sync.svelte.ts';

/** A paired device as the relay lists it. */
export type PairedDevice = DeviceList['devices'][number];

/** What a device may do. */
export type Role = PairedDevice['role'];

/** What the relay says of this device and of the others; nothing of it is kept on the device. */
export class RelayView {
	/** Null until the relay has answered, or while it does not know this device. */
	me = $state.raw<Me | null>(null);
	devices = $state.raw<PairedDevice[]>([]);
	fault = $state.raw<RelayError | null>(null);
	asked = $state(false);

	/** Asks who this device is and which others there are. */
	async ask(): Promise<void> {
		const me = await whoAmI();
		const list = me.ok ? await callRelay(DeviceList, { path: 'devices' }) : me;
		this.me = me.ok ? me.value : null;
		this.devices = list.ok ? list.value.devices : [];
		this.fault = list.ok ? null : list.error;
		this.asked = true;
	}

	/** Pairs this device; answers why that failed, or null. */
	async pair(code: string, name: string): Promise<RelayError | null> {
		const paired = await pair(code, name);
		if (!paired.ok) return paired.error;
		syncNow();
		await this.ask();
		return null;
	}

	/** Makes a code that pairs one more device, in place of the one before. */
	makeCode(role: Role): Promise<Result<PairingCode, RelayError>> {
		return callRelay(PairingCode, { method: 'POST', path: 'devices/pairing-code', body: { role } });
	}

	/** Gives a device another name or role; answers why that failed, or null. */
	async change(deviceId: string, change: DeviceChange): Promise<RelayError | null> {
		const changed = await fetchRelay({ method: 'PUT', path: `devices/${deviceId}`, body: change });
		if (!changed.ok) return changed.error;
		await this.ask();
		return null;
	}

	/** Ends a device's pairing; answers why that failed, or null. */
	async revoke(deviceId: string): Promise<RelayError | null> {
		const revoked = await fetchRelay({ method: 'DELETE', path: `devices/${deviceId}` });
		await this.ask();
		syncNow();
		return revoked.ok ? null : revoked.error;
	}
}
