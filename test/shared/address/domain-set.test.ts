import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeDomainSet, readDomainSet } from '../../../shared/address/domain-set.ts';

describe('a compact set of domains', () => {
  it('knows every domain that it was made of', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.domain(), { minLength: 1, maxLength: 400 }), (domains) => {
        const has = readDomainSet(makeDomainSet(domains));
        expect(domains.filter((domain) => !has(domain))).toEqual([]);
      }),
    );
  });

  it('takes hardly any other for one of them', () => {
    const own = Array.from({ length: 5000 }, (_, index) => `own-${index}.be`);
    const has = readDomainSet(makeDomainSet(own));
    const taken = Array.from({ length: 100_000 }, (_, index) => `other-${index}.be`).filter(has);
    expect(taken.length).toBeLessThan(20);
  });

  it('is the same whatever the order', () => {
    expect(makeDomainSet(['a.be', 'b.be', 'a.be'])).toEqual(makeDomainSet(['b.be', 'a.be']));
  });
});
