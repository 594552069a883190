import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { err, ok, type Result } from '#domain/result.ts';
import type { Key } from './key-file.ts';

/** Why a sealed value cannot be read: another key sealed it, or it is not as it was sealed. */
export type VaultError = { type: 'OtherKey' } | { type: 'Damaged' };

/** Keeps secrets unreadable in the database. A value opens only for the mailbox and field it was sealed for. */
export interface Vault {
	seal: (mailboxId: string, field: string, secret: string) => Uint8Array;
	open: (mailboxId: string, field: string, sealed: Uint8Array) => Result<string, VaultError>;
	/** A name for an address that leads back to it only by trying addresses with this vault's key. Hex, no @. */
	nameOf: (address: string) => string;
	/** What proves that this relay gave a device a place in its receipts; nobody makes it up without this vault's key. Hex. */
	proofOf: (ledgerId: string, place: { epoch: number; seq: number }) => string;
	/** Whether that is the proof of a place. */
	proves: (proof: string, ledgerId: string, place: { epoch: number; seq: number }) => boolean;
	/** Whether a value was sealed with this vault's key; does not look inside. */
	fits: (sealed: Uint8Array) => boolean;
}

const algorithm = 'aes-256-gcm';
/** A sealed value: this form's number (1 byte), key id, nonce, cipher text, tag. */
const form = 1;
const keyIdBytes = 8;
/** NIST SP 800-38D 8.2.2: 96 random bits, a fresh nonce at each write. */
const nonceBytes = 12;
const tagBytes = 16;
const headBytes = 1 + keyIdBytes + nonceBytes;

/** A vault on one key: AES-256-GCM; mailbox, field and key id are authenticated beside the secret. */
export function openVault(key: Key): Vault {
	const mark = Buffer.concat([Buffer.of(form), Buffer.from(key.id, 'hex')]);
	const bound = (mailboxId: string, field: string) => Buffer.from(JSON.stringify([mailboxId, field, key.id]));

	const naming = createHmac('sha256', key.bytes).update('address').digest();
	const proving = createHmac('sha256', key.bytes).update('receipts').digest();
	const proofOf: Vault['proofOf'] = (ledgerId, { epoch, seq }) =>
		createHmac('sha256', proving)
			.update(JSON.stringify([ledgerId, epoch, seq]))
			.digest('hex');
	const fits: Vault['fits'] = (sealed) => mark.equals(sealed.subarray(0, mark.length));
	return {
		fits,
		nameOf: (address) => createHmac('sha256', naming).update(address.toLowerCase()).digest('hex'),
		proofOf,
		proves(proof, ledgerId, place) {
			const [shown, right] = [Buffer.from(proof), Buffer.from(proofOf(ledgerId, place))];
			return shown.length === right.length && timingSafeEqual(shown, right);
		},
		seal(mailboxId, field, secret) {
			const nonce = randomBytes(nonceBytes);
			const cipher = createCipheriv(algorithm, key.bytes, nonce).setAAD(bound(mailboxId, field));
			return Buffer.concat([mark, nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
		},

		open(mailboxId, field, sealed) {
			if (sealed.length < headBytes + tagBytes || sealed[0] !== form) return err({ type: 'Damaged' });
			if (!fits(sealed)) return err({ type: 'OtherKey' });
			const nonce = sealed.subarray(mark.length, headBytes);
			const decipher = createDecipheriv(algorithm, key.bytes, nonce, { authTagLength: tagBytes })
				.setAAD(bound(mailboxId, field))
				.setAuthTag(sealed.subarray(-tagBytes));
			try {
				const secret = [decipher.update(sealed.subarray(headBytes, -tagBytes)), decipher.final()];
				return ok(Buffer.concat(secret).toString('utf8'));
			} catch {
				return err({ type: 'Damaged' });
			}
		}
	};
}
