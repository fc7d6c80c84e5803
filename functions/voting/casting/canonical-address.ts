import { lazily } from '../../../shared/lazily.ts';
import { type MailProvider, mailProviders } from './mail-providers.ts';

/** A mailbox by the one name that all its addresses have in common. */
export interface Mailbox {
  /** For telling voters apart, and for nothing else: mail goes to the address as it was typed. */
  readonly canonical: string;
  /**
   * What the addresses have in common that reach the mailbox together, if they do: whoever asks for mail to a tag that its
   * provider does not know uses up nobody's mails but those to tags. For caps, and for nothing else.
   */
  readonly route: string;
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
  if (provider) return mailboxAt(provider, name, domain);
  const [label = '', ...rest] = domain.split('.');
  const above = byDomain().get(rest.join('.'));
  if (above?.nameAsSubdomain) return mailboxAt(above, label, rest.join('.'));
  return { canonical: address, route: address, ownDomain: registeredDomain(domain) };
}

function mailboxAt(provider: MailProvider, name: string, domain: string): Mailbox {
  const { sameMailboxAs = domain, allArrive } = provider;
  const untagged = withoutTag(name, provider);
  const plain = withoutWhatIsAlike(untagged, provider);
  const canonical = `${plain}@${sameMailboxAs}`;
  const route = `${plain}${untagged === name ? '' : '+'}@${domain}`;
  return { canonical, route: allArrive ? canonical : route };
}

/** As it is where nothing would be left; so is {@link withoutWhatIsAlike}. */
function withoutTag(name: string, { tagAfter }: MailProvider): string {
  const end = [...name].findIndex((character) => tagAfter.includes(character));
  return end > 0 ? name.slice(0, end) : name;
}

const withoutWhatIsAlike = (name: string, { alike }: MailProvider): string =>
  (alike && name.replace(...alike)) || name;

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
