import { lazily } from '../../../shared/lazily.ts';
import { type MailProvider, mailProviders } from './mail-providers.ts';

/** A mailbox by the one name that all its addresses have in common. */
export interface Mailbox {
  /** For telling voters apart, and for nothing else: mail goes to the address as it was typed. */
  readonly canonical: string;
  /** The domain that somebody owns, where it is none of a great provider's. */
  readonly ownDomain?: string;
}

const byDomain = lazily(
  () =>
    new Map(
      mailProviders.flatMap((provider) =>
        provider.domains.map((domain): [string, MailProvider] => [domain, provider]),
      ),
    ),
);

/** The mailbox of an address that `parseAddress` gave: all in lower case and in ASCII. */
export function mailboxOf(address: string): Mailbox {
  const [name = '', domain = ''] = address.split('@');
  const provider = byDomain().get(domain);
  if (provider)
    return { canonical: `${stripped(name, provider)}@${provider.sameMailboxAs ?? domain}` };
  const [label = '', ...rest] = domain.split('.');
  const above = byDomain().get(rest.join('.'));
  if (above?.nameAsSubdomain) return { canonical: `${stripped(label, above)}@${rest.join('.')}` };
  return { canonical: address, ownDomain: registeredDomain(domain) };
}

/** A name without tag and without what makes no difference; as it is where nothing would be left. */
function stripped(name: string, { tagAfter, alike }: MailProvider): string {
  const end = [...name].findIndex((character) => tagAfter.includes(character));
  const untagged = end > 0 ? name.slice(0, end) : name;
  return (alike && untagged.replace(...alike)) || untagged;
}

/** Second labels under which a country's registry gives out names. */
const registries = new Set(['ac', 'co', 'com', 'edu', 'gov', 'net', 'org']);

/**
 * The part of a domain that somebody registered: its last two labels, or three under the likes of `co.uk` and `ac.be`.
 * By rule of thumb, not by the list of public suffixes: it only says which addresses are counted together.
 */
export function registeredDomain(domain: string): string {
  const labels = domain.split('.');
  const [second = '', top = ''] = labels.slice(-2);
  return labels.slice(registries.has(second) && top.length === 2 ? -3 : -2).join('.');
}
