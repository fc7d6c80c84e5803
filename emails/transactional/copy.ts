import type { Place } from '../../shared/programme/programme.ts';
import { cleanLine } from '../merge/clean-text.ts';
import type { TransactionalTranslate } from './messages.ts';
import type { TransactionalMail } from './schema.ts';

/** What a transactional mail says, as plain text. */
export interface TransactionalCopy {
  readonly subject: string;
  readonly preheader: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly action?: { readonly label: string; readonly url: string; readonly note: string };
}

/** The words of a mail, in its language. */
export function transactionalCopy(
  mail: TransactionalMail,
  { municipality, region }: Place,
  t: TransactionalTranslate,
): TransactionalCopy {
  const { kind } = mail;
  const audience = 'audience' in mail ? mail.audience : 'residents';
  const values = {
    municipality: municipality.name,
    brand: region.senderName,
    audience,
    newsletter: t('newsletter', { audience, municipality: municipality.name }),
    origin: mail.kind === 'confirm-subscription' ? mail.origin : 'form',
    until: 'expiresAt' in mail ? t('until', { until: new Date(mail.expiresAt) }) : '',
  };
  const name = 'name' in mail ? cleanLine(mail.name ?? '') : '';
  return {
    subject: t(`${kind}.subject`, values),
    preheader: t(`${kind}.preheader`, values),
    heading: t(`${kind}.heading`, values),
    paragraphs: [
      ...(name === '' ? [] : [t('greeting', { name })]),
      t(`${kind}.body`, values),
      ...(kind === 'welcome' || kind === 'erased' ? [t(`${kind}.more`, values)] : []),
    ],
    ...(mail.kind === 'erased'
      ? {}
      : {
          action: {
            label: t(`${mail.kind}.button`, values),
            note: t(`${mail.kind}.note`, values),
            url: actionUrl(mail),
          },
        }),
  };
}

function actionUrl(mail: Exclude<TransactionalMail, { kind: 'erased' }>): string {
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
