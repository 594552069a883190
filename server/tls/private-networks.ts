import { BlockList } from 'node:net';

/** The IPv4 networks that no one on the internet can have, as address and length of the prefix. RFC 1918, 3927, 6598. */
export const privateNetworks = [
	['10.0.0.0', 8],
	['172.16.0.0', 12],
	['192.168.0.0', 16],
	['169.254.0.0', 16],
	['100.64.0.0', 10]
] as const;

const networks = new BlockList();
for (const [address, prefix] of privateNetworks) networks.addSubnet(address, prefix, 'ipv4');

/** Whether an address is one of a private IPv4 network. */
export const isPrivateIPv4 = (address: string): boolean => networks.check(address, 'ipv4');
