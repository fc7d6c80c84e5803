import { disposableEmailBlocklist } from 'disposable-email-domains-js';
import { describe, expect, it } from 'vitest';
import { disposableDomainList } from '../../../../functions/voting/casting/disposable-domain-list.ts';
import { isDisposable } from '../../../../functions/voting/casting/is-disposable.ts';
import { mailProviders } from '../../../../functions/voting/casting/mail-providers.ts';
import { makeDomainSet } from '../../../../shared/address/domain-set.ts';

describe('disposable domains', () => {
  it('are those of the package, as `npm run disposable-domains` wrote them', () => {
    expect(disposableDomainList).toEqual(makeDomainSet(disposableEmailBlocklist()));
  });

  it('are known, and what stands below them', () => {
    expect(isDisposable('mailinator.com')).toBe(true);
    expect(isDisposable('deep.below.mailinator.com')).toBe(true);
    expect(disposableEmailBlocklist().every(isDisposable)).toBe(true);
  });

  it('are none of the providers and municipalities that residents have their mail with', () => {
    const sound = mailProviders.flatMap(({ domains }) => domains);
    const towns = ['retie.be', 'balen.be', 'oud-turnhout.be', 'bierbeek.be', 'kuleuven.be'];
    expect([...sound, ...towns].filter(isDisposable)).toEqual([]);
  });
});
