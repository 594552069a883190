import { BlockList, isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';

type Range = [string, number, 'ipv4' | 'ipv6'];

/** Addresses that no mail server on the internet has. An IPv4-mapped IPv6 address is judged as the IPv4 one it holds. */
const reserved: Range[] = [
	['0.0.0.0', 8, 'ipv4'],
	['10.0.0.0', 8, 'ipv4'],
	['100.64.0.0', 10, 'ipv4'],
	['168.63.129.16', 32, 'ipv4'],
	['127.0.0.0', 8, 'ipv4'],
	['169.254.0.0', 16, 'ipv4'],
	['172.16.0.0', 12, 'ipv4'],
	['192.0.0.0', 24, 'ipv4'],
	['192.88.99.0', 24, 'ipv4'],
	['192.168.0.0', 16, 'ipv4'],
	['198.18.0.0', 15, 'ipv4'],
	['224.0.0.0', 3, 'ipv4'],
	['::', 96, 'ipv6'],
	['::ffff:0:0:0', 96, 'ipv6'],
	['64:ff9b::', 32, 'ipv6'],
	['100::', 64, 'ipv6'],
	['2001::', 23, 'ipv6'],
	['2002::', 16, 'ipv6'],
	['fc00::', 7, 'ipv6'],
	['fe80::', 9, 'ipv6'],
	['ff00::', 8, 'ipv6']
];

/** Where clouds hand out the machine's own credentials. */
const metadata: Range[] = [
	['169.254.169.254', 32, 'ipv4'],
	['169.254.170.0', 24, 'ipv4'],
	// Azure's, the only one among the addresses of the internet
	['168.63.129.16', 32, 'ipv4'],
	['192.0.0.192', 32, 'ipv4'],
	['100.100.100.200', 32, 'ipv4'],
	['fd00:ec2::', 64, 'ipv6'],
	['fd20:ce::254', 128, 'ipv6'],
	['64:ff9b::a9fe:a9fe', 128, 'ipv6'],
	['2002:a9fe:a9fe::', 48, 'ipv6']
];

function listOf(ranges: Range[]): BlockList {
	const list = new BlockList();
	for (const range of ranges) list.addSubnet(...range);
	return list;
}

const familyOf = (address: string) => (isIPv6(address) ? 'ipv6' : 'ipv4');
const reservedList = listOf(reserved);
const metadataList = listOf(metadata);

/** Whether an IP address is on this machine or a network of the firm, and needs the operator's leave. */
export const isPrivate = (address: string): boolean => reservedList.check(address, familyOf(address));

/** Whether an IP address is one that no leave opens. */
export const isMetadata = (address: string): boolean => metadataList.check(address, familyOf(address));

const loopback = listOf([
	['127.0.0.0', 8, 'ipv4'],
	['0.0.0.0', 8, 'ipv4'],
	['::', 127, 'ipv6']
]);

/** Whether an IP address is this very machine. */
export const isOwn = (address: string): boolean =>
	loopback.check(address, familyOf(address)) || ownAddresses().check(address, familyOf(address));

/** Read anew: a machine gets other addresses while it runs. */
function ownAddresses(): BlockList {
	const list = new BlockList();
	for (const { address } of Object.values(networkInterfaces()).flatMap((one) => one ?? []))
		list.addAddress(address, familyOf(address));
	return list;
}
