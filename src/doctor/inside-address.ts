import { BlockList, isIP } from 'node:net';
import { isLocalName } from '../pool/local-name.ts';

/** Addresses that only a machine or its network reaches (RFC 1918, 3927, 4193, 4291, 6598). */
const inside = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  inside.addSubnet(network, prefix);
}
for (const [network, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const) {
  inside.addSubnet(network, prefix, 'ipv6');
}

/**
 * Whether a host is an address of this machine or of the network it is in, by how it is written: a name may lead to one all
 * the same.
 *
 * @param host as `URL` has it, an IPv6 address in brackets
 */
export function isInside(host: string): boolean {
  const address = host.replace(/^\[|\]$/g, '');
  const version = isIP(address);
  if (version === 0) return isLocalName(host);
  return inside.check(address, version === 6 ? 'ipv6' : 'ipv4');
}
