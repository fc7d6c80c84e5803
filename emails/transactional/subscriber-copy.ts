import { cleanLine } from '../merge/clean-text.ts';
import type { TransactionalTranslate } from './messages.ts';
import { buttonOf, momentInWords, type Particulars } from './particulars.ts';
import type { SubscriberMail } from './subscriber-mails.ts';

/** What the mails about a subscription are made of. */
export function subscriberParticulars(
  mail: SubscriberMail,
  municipality: string,
  t: TransactionalTranslate,
): Particulars {
  const audience = 'audience' in mail ? mail.audience : 'residents';
  return {
    values: {
      audience,
      newsletter: t('newsletter', { audience, municipality }),
      origin: mail.kind === 'confirm-subscription' ? mail.origin : 'form',
      until: 'expiresAt' in mail ? momentInWords(mail.expiresAt, t) : '',
    },
    topic: 'subscription',
    name: 'name' in mail ? cleanLine(mail.name ?? '') : '',
    more: mail.kind === 'welcome' || mail.kind === 'erased' ? [`${mail.kind}.more`] : [],
    ...(mail.kind === 'erased' ? {} : { action: buttonOf(mail.kind, actionUrl(mail)) }),
    links: [],
  };
}

function actionUrl(mail: Exclude<SubscriberMail, { kind: 'erased' }>): string {
  switch (mail.kind) {
    case 'confirm-subscription':
    case 'confirmation-reminder':
      return mail.confirmUrl;
    case 'your-data':
      return mail.dataUrl;
    case 'welcome':
    case 'subscription-link':
    case 'preferences-link':
      return mail.preferencesUrl;
  }
}
