import type { TransactionalMail } from '../../emails/transactional/schema.ts';
import type { Language } from '../../shared/i18n/language.ts';

const site = 'https://vanhier.example/newsletter/nl';

/** One mail of each kind, about Retie. */
export function transactionalMails(
  language: Language = 'nl',
  name = 'Jan Peeters',
): TransactionalMail[] {
  const about = { language, nis: '13036' };
  const expiresAt = '2026-12-22T13:30:00.000Z';
  const audience = 'residents';
  const confirmUrl = `${site}/confirm?token=c.1`;
  const preferencesUrl = `${site}/preferences?token=p.1&x=1`;
  return [
    { kind: 'confirm-subscription', ...about, audience, origin: 'form', confirmUrl, expiresAt },
    { kind: 'confirmation-reminder', ...about, audience, confirmUrl, expiresAt },
    { kind: 'welcome', ...about, audience, name, preferencesUrl },
    { kind: 'subscription-link', ...about, audience, name, preferencesUrl },
    { kind: 'preferences-link', ...about, name, preferencesUrl, expiresAt },
    { kind: 'your-data', ...about, name, dataUrl: `${site}/my-data?token=d.1`, expiresAt },
    { kind: 'erased', ...about },
  ];
}
