import * as v from 'valibot';
import { filled, time } from './contract-fields.ts';

const role = v.picklist(['admin', 'sender']);

/** POST devices/pairing-code: asks for a code that pairs one more device. */
export const PairingCodeAsk = v.strictObject({ role });

/** The one code that pairs from now on, in place of the one before. */
export const PairingCode = v.object({
	code: v.string(),
	role,
	expiresAt: time,
	/** Where the relay was last started, for devices that are to open it: `https://facturier.example`. */
	address: v.string()
});
export type PairingCode = v.InferOutput<typeof PairingCode>;

/** PUT devices/:id: what the device is called, and what it may do. */
export const DeviceChange = v.strictObject({ deviceName: filled(80), role });
export type DeviceChange = v.InferOutput<typeof DeviceChange>;
