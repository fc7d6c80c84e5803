import { describe, expect, it } from 'vitest';
import {
  mailboxOf,
  registeredDomain,
} from '../../../../functions/voting/casting/canonical-address.ts';
import { mailProviders } from '../../../../functions/voting/casting/mail-providers.ts';
import { parseAddress } from '../../../../shared/address/parse-address.ts';

/** As the pages do: what was typed, read, and then its mailbox. */
function canonical(typed: string): string {
  const parsed = parseAddress(typed);
  if (!('address' in parsed)) throw new Error(`${typed}: ${parsed.problem}`);
  return mailboxOf(parsed.address).canonical;
}

describe('the canonical address', () => {
  it.each([
    ['jan.peeters+stem1@gmail.com', 'janpeeters@gmail.com'],
    ['J.A.N.Peeters@GoogleMail.com', 'janpeeters@gmail.com'],
    [' <Jan.Peeters@gmail.com> ', 'janpeeters@gmail.com'],
    ['jan.peeters+a+b@outlook.be', 'jan.peeters@outlook.be'],
    ['jan+a@hotmail.com', 'jan@hotmail.com'],
    ['jan+a@live.be', 'jan@live.be'],
    ['jan+a@me.com', 'jan@icloud.com'],
    ['jan@mac.com', 'jan@icloud.com'],
    ['j.a_n-peeters+x@pm.me', 'janpeeters@proton.me'],
    ['janpeeters@protonmail.com', 'janpeeters@proton.me'],
    ['jan+a@fastmail.com', 'jan@fastmail.com'],
    ['bakker@jan.fastmail.com', 'jan@fastmail.com'],
    ['nick-een@yahoo.fr', 'nick@yahoo.fr'],
    ['j.an@ya.ru', 'j-an@yandex.com'],
    ['jan+stem@telenet.be', 'jan@telenet.be'],
  ])('of %s is %s', (typed, expected) => {
    expect(canonical(typed)).toBe(expected);
  });

  it.each([
    ['a.b@outlook.com', 'ab@outlook.com'],
    ['jan@outlook.com', 'jan@hotmail.com'],
    ['jan-peeters@telenet.be', 'jan@telenet.be'],
    ['jan@telenet.be', 'jan@pandora.be'],
    ['j.an@yandex.com', 'jan@yandex.com'],
    ['jan+bakkerij@peeters.be', 'jan@peeters.be'],
    ['jan@a.gmail.com', 'jan@gmail.com'],
  ])('of %s is another than of %s: they may be two people', (one, other) => {
    expect(canonical(one)).not.toBe(canonical(other));
  });

  it('keeps a name of which nothing would be left', () => {
    expect(canonical('+a@gmail.com')).toBe('+a@gmail.com');
    expect(canonical('+a@gmail.com')).not.toBe(canonical('+b@gmail.com'));
  });

  it('is the same of a canonical address', () => {
    for (const { domains } of mailProviders) {
      for (const domain of domains) {
        const once = mailboxOf(`jan.peeters+a-b_c@${domain}`).canonical;
        expect(mailboxOf(once).canonical).toBe(once);
      }
    }
  });

  it('names no domain under two rules', () => {
    const domains = mailProviders.flatMap((provider) => provider.domains);
    expect(new Set(domains).size).toBe(domains.length);
    expect(domains.filter((domain) => domain !== domain.toLowerCase())).toEqual([]);
  });

  it('takes letters that only look alike for others, or refuses them', () => {
    expect(parseAddress('jаn@gmail.com')).toEqual({ problem: 'non_ascii_local' });
    expect(parseAddress('jan.ｐeeters@gmail.com')).toEqual({ problem: 'non_ascii_local' });
    expect(canonical('jan@gmaíl.com')).not.toBe('jan@gmail.com');
    expect(canonical('jan@ｇmail.com')).toBe('jan@gmail.com');
  });
});

describe('a domain of somebody’s own', () => {
  it('is told of a great provider’s', () => {
    expect(mailboxOf('jan@gmail.com').ownDomain).toBeUndefined();
    expect(mailboxOf('x@jan.fastmail.com').ownDomain).toBeUndefined();
    expect(mailboxOf('jan@bakkerij-peeters.be').ownDomain).toBe('bakkerij-peeters.be');
  });

  it.each([
    ['peeters.be', 'peeters.be'],
    ['a.b.c.peeters.be', 'peeters.be'],
    ['student.kuleuven.ac.be', 'kuleuven.ac.be'],
    ['shop.example.co.uk', 'example.co.uk'],
    ['ab.be', 'ab.be'],
    ['mail.ab.be', 'ab.be'],
  ])('%s is counted as %s', (domain, registered) => {
    expect(registeredDomain(domain)).toBe(registered);
  });
});
