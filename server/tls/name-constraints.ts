import { Extension } from '@peculiar/x509';
import { privateNetworks } from './private-networks.ts';

/** X.509 name constraints, RFC 5280 4.2.1.10. */
const nameConstraintsId = '2.5.29.30';

/**
 * Confines an authority to the given names, what lies below them, and addresses of private networks: whoever takes its
 * key can pretend to be nothing else to the devices that trust it.
 */
export function nameConstraints(names: readonly string[]): Extension {
	const trees = [
		...names.map((name) => der(0x30, der(0x82, Buffer.from(name)))),
		...privateNetworks.map(([address, prefix]) => der(0x30, der(0x87, addressAndMask(address, prefix))))
	];
	return new Extension(nameConstraintsId, true, der(0x30, der(0xa0, Buffer.concat(trees))));
}

function addressAndMask(address: string, prefix: number): Buffer {
	const bytes = Buffer.from([...address.split('.').map(Number), 0, 0, 0, 0]);
	bytes.writeUInt32BE((0xffff_ffff << (32 - prefix)) >>> 0, 4);
	return bytes;
}

/** A DER value of less than 64 KB. */
function der(tag: number, content: Buffer): Buffer<ArrayBuffer> {
	const { length } = content;
	const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
	return Buffer.concat([Buffer.from([tag, ...size]), content]);
}
