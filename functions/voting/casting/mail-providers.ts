/** How a provider of mailboxes reads what stands before the `@`. */
export interface MailProvider {
  readonly domains: readonly string[];
  /** The domain that stands for all of them, where one name in any of them is one mailbox. */
  readonly sameMailboxAs?: string;
  /** What follows the first of these characters is a tag of the owner's. */
  readonly tagAfter: string;
  /** What makes no difference, and what to put in its place. */
  readonly alike?: readonly [RegExp, string];
  /** `anything@name.domain` is `name@domain`. */
  readonly nameAsSubdomain?: boolean;
  /** Mail to each of these addresses reaches the mailbox; elsewhere a tag or another domain may lead nowhere. */
  readonly allArrive?: boolean;
}

/**
 * The rules by which one mailbox has many addresses, each from the provider itself where it says so. Sources, and why
 * there is no rule for domains that are not here: `docs/decisions/015-canonical-addresses.md`.
 */
export const mailProviders: readonly MailProvider[] = [
  {
    domains: ['gmail.com', 'googlemail.com'],
    sameMailboxAs: 'gmail.com',
    tagAfter: '+',
    alike: [/\./g, ''],
    allArrive: true,
  },
  {
    domains: [
      ...['outlook.com', 'outlook.be', 'outlook.fr', 'outlook.de', 'outlook.es', 'outlook.it'],
      ...['hotmail.com', 'hotmail.be', 'hotmail.fr', 'hotmail.nl', 'hotmail.de', 'hotmail.es'],
      ...['hotmail.it', 'hotmail.co.uk', 'live.com', 'live.be', 'live.fr', 'live.nl', 'live.de'],
      ...['live.it', 'live.co.uk', 'msn.com', 'windowslive.com', 'passport.com'],
    ],
    tagAfter: '+',
    allArrive: true,
  },
  {
    domains: ['icloud.com', 'me.com', 'mac.com'],
    sameMailboxAs: 'icloud.com',
    tagAfter: '+',
  },
  {
    domains: ['proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me'],
    sameMailboxAs: 'proton.me',
    tagAfter: '+',
    alike: [/[._-]/g, ''],
  },
  {
    domains: ['fastmail.com', 'fastmail.fm', 'fastmail.nl', 'sent.com', 'mailbolt.com'],
    tagAfter: '+',
    nameAsSubdomain: true,
    allArrive: true,
  },
  {
    domains: [
      ...['yahoo.com', 'yahoo.be', 'yahoo.fr', 'yahoo.nl', 'yahoo.de', 'yahoo.es', 'yahoo.it'],
      ...['yahoo.ie', 'yahoo.pl', 'yahoo.ro', 'yahoo.gr', 'yahoo.se', 'yahoo.dk', 'yahoo.no'],
      ...['yahoo.co.uk', 'yahoo.com.tr', 'yahoo.ca', 'ymail.com', 'rocketmail.com', 'myyahoo.com'],
    ],
    tagAfter: '+-',
  },
  {
    domains: [
      'yandex.com',
      'yandex.ru',
      'yandex.by',
      'yandex.kz',
      'yandex.ua',
      'ya.ru',
      'narod.ru',
    ],
    sameMailboxAs: 'yandex.com',
    tagAfter: '+',
    alike: [/\./g, '-'],
  },
  /** Consumers' mailboxes whose names cannot hold a `+`: what follows one is a tag, or does not arrive. */
  {
    domains: [
      // Belgium
      ...['telenet.be', 'pandora.be', 'skynet.be', 'proximus.be', 'belgacom.net', 'scarlet.be'],
      ...[
        'voo.be',
        'brutele.be',
        'base.be',
        'edpnet.be',
        'tvcablenet.be',
        'orange.be',
        'mobilevikings.be',
      ],
      // The Netherlands
      ...[
        'ziggo.nl',
        'home.nl',
        'upcmail.nl',
        'chello.nl',
        'casema.nl',
        'quicknet.nl',
        'kpnmail.nl',
      ],
      ...[
        'kpnplanet.nl',
        'planet.nl',
        'hetnet.nl',
        'xs4all.nl',
        'online.nl',
        'zeelandnet.nl',
        'solcon.nl',
      ],
      // France, Luxembourg, Germany
      ...[
        'orange.fr',
        'wanadoo.fr',
        'free.fr',
        'laposte.net',
        'sfr.fr',
        'neuf.fr',
        'bbox.fr',
        'pt.lu',
      ],
      ...[
        'gmx.com',
        'gmx.net',
        'gmx.de',
        'gmx.fr',
        'web.de',
        't-online.de',
        'freenet.de',
        'mail.de',
      ],
      // Elsewhere
      ...[
        'aol.com',
        'mail.com',
        'mail.ru',
        'zoho.com',
        'zohomail.eu',
        'zohomail.com',
        'btinternet.com',
      ],
      ...[
        'posteo.de',
        'posteo.net',
        'posteo.be',
        'mailbox.org',
        'mailfence.com',
        'tuta.io',
        'tuta.com',
      ],
      ...[
        'tutanota.com',
        'tutanota.de',
        'tutamail.com',
        'libero.it',
        'wp.pl',
        'onet.pl',
        'interia.pl',
      ],
    ],
    tagAfter: '+',
  },
];
