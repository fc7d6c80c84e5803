import type { ErrorCode } from '../../../shared/errors.ts';
import type { Language } from '../../../shared/i18n/language.ts';
import { noticePage } from '../../../shared/pages/notice-page.tsx';
import { reportMessages } from './messages.ts';
import { reportPath } from './report-visit.ts';

interface Address {
  readonly token: string;
  readonly language: Language;
}

/** Says why a report is not shown and what to do; undefined for errors that the page of all errors explains well. */
export function refusedPage(code: ErrorCode, address: Address): string | undefined {
  const { language } = address;
  const t = reportMessages(language);
  switch (code) {
    case 'token.expired':
      return noticePage({ language, title: t('lapsed.title'), lead: t('lapsed.text') });
    case 'token.invalid':
      return noticePage({ language, title: t('unknown.title'), lead: t('unknown.text') });
    case 'auth.forbidden':
      return noticePage({
        language,
        title: t('forbidden.title'),
        lead: t('forbidden.text'),
        onward: { href: reportPath(address), label: t('forbidden.onward') },
      });
    default:
      return undefined;
  }
}
