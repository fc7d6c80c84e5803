import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../../shared/fetching/public-address.ts';

describe('an address of a server', () => {
  it.each(['8.8.8.8', '193.190.1.1', '2606:4700::1111', '2a00:1450:4001:800::2003'])(
    'on the public internet is taken: %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    ['this network', '0.0.0.0'],
    ['private', '10.1.2.3'],
    ['private', '172.16.0.1'],
    ['private', '172.31.255.255'],
    ['private', '192.168.1.1'],
    ['loopback', '127.0.0.1'],
    ['loopback', '127.255.255.254'],
    ['link-local', '169.254.0.1'],
    ['instance metadata', '169.254.169.254'],
    ['container metadata', '169.254.170.2'],
    ['shared', '100.64.0.1'],
    ['shared', '100.127.255.255'],
    ['protocol assignments', '192.0.0.8'],
    ['documentation', '192.0.2.1'],
    ['documentation', '198.51.100.7'],
    ['documentation', '203.0.113.9'],
    ['benchmarks', '198.19.0.1'],
    ['6to4 relay', '192.88.99.1'],
    ['multicast', '239.1.2.3'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['unspecified', '::'],
    ['loopback', '::1'],
    ['link-local', 'fe80::1'],
    ['link-local with a zone', 'fe80::1%eth0'],
    ['site-local', 'fec0::1'],
    ['unique local', 'fc00::1'],
    ['instance metadata', 'fd00:ec2::254'],
    ['multicast', 'ff02::1'],
    ['mapped', '::ffff:127.0.0.1'],
    ['mapped, in hexadecimal', '::ffff:7f00:1'],
    ['mapped, of a public address', '::ffff:8.8.8.8'],
    ['compatible', '::127.0.0.1'],
    ['translated', '::ffff:0:10.0.0.1'],
    ['NAT64', '64:ff9b::10.0.0.1'],
    ['local NAT64', '64:ff9b:1::10.0.0.1'],
    ['6to4', '2002:7f00:1::1'],
    ['Teredo', '2001:0:53aa:64c:0:0:f5ff:fffe'],
    ['documentation', '2001:db8::1'],
    ['documentation', '3fff::1'],
    ['discard', '100::1'],
    ['never handed out', '5f00::1'],
    ['never handed out', '4000::1'],
  ])('%s is refused: %s', (_kind, address) => expect(isPublicAddress(address)).toBe(false));

  it.each(['0x7f.1', '2130706433', '127.1', '017700000001', '', 'localhost', '1.2.3.4.', '[::1]'])(
    'in another form than that of DNS is refused: %s',
    (text) => expect(isPublicAddress(text)).toBe(false),
  );

  it('of IPv6 that begins otherwise than 2 or 3 is never taken', () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        const isGlobal = /^[23][0-9a-f]{3}:/i.test(address);
        return isGlobal || !isPublicAddress(address);
      }),
    );
  });

  it('of IPv4 in a private network is never taken, whatever IPv6 carries it', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(octet, octet, octet, (b, c, d) =>
        [
          `10.${b}.${c}.${d}`,
          `::ffff:10.${b}.${c}.${d}`,
          `64:ff9b::10.${b}.${c}.${d}`,
          `::10.${b}.${c}.${d}`,
        ].every((address) => !isPublicAddress(address)),
      ),
    );
  });
});
