import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** What is handed out as global unicast (RFC 4291, section 2.4); the rest of IPv6 is reserved or of special use. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/** Of use in documents only (RFC 9637). */
const documentation = ipaddr.IPv6.parseCIDR('3fff::/20');

/**
 * Whether an IP address is one of a server on the public internet: not private, loopback, link-local, shared, multicast or
 * reserved, nor an IPv6 address that holds an IPv4 address (mapped, NAT64, 6to4, Teredo), whatever that is.
 */
export function isPublicAddress(text: string): boolean {
  if (isIP(text) === 0) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== 'unicast') return false;
  if (address instanceof ipaddr.IPv4) return true;
  return address.match(globalUnicast) && !address.match(documentation);
}
