import type { Language } from '../../../shared/i18n/language.ts';
import { renderPage } from '../../../shared/pages/layout.tsx';
import { placeByNis } from '../../../shared/programme/programme.ts';
import { belgianTime } from '../hours/open-now.ts';
import type { Merchant } from '../merchant.ts';
import { directoryPath, linkPath } from '../paths.ts';
import { tradeName } from '../trade-name.ts';
import { HoursTable } from './hours-table.tsx';
import { merchantMessages, type Text } from './messages.ts';
import { Facts, Promises, Story } from './profile-facts.tsx';

interface ConfirmPageProps {
  readonly language: Language;
  readonly merchant: Merchant;
  readonly token: string;
  readonly now: Date;
}

/** Shows what would be confirmed. Opening it confirms nothing: mail scanners open every link. */
export function confirmPage({ language, merchant, token, now }: ConfirmPageProps): string {
  const t = merchantMessages(language);
  const place = placeByNis(merchant.nis);
  const { name, slug } = place.municipality;
  return renderPage(
    { language, title: t('confirm.title'), place, home: directoryPath(language, slug) },
    <>
      <h1>{t('confirm.title')}</h1>
      <p class="lead">{t('confirm.lead', { municipality: name })}</p>
      <Shown merchant={merchant} language={language} now={now} t={t} />
      <form method="post" action={linkPath(language, 'confirm')}>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="version" value={merchant.version} />
        <p>{t('confirm.consent')}</p>
        <button type="submit">{t('confirm.button')}</button>
      </form>
      <p>{t('confirm.notYou')}</p>
    </>,
  );
}

type ShownProps = Omit<ConfirmPageProps, 'token'> & { readonly t: Text };

const Shown = ({ merchant, language, now, t }: ShownProps) => (
  <div class="shown">
    <p class="title">{merchant.name}</p>
    <p>
      {tradeName(merchant.trade, language)} · {t(`kind.${merchant.kind}`)}
    </p>
    <Story profile={merchant} language={language} t={t} />
    {merchant.openingHours.length > 0 && (
      <HoursTable openings={merchant.openingHours} today={belgianTime(now).day} t={t} />
    )}
    <Facts profile={merchant} t={t} />
    <Promises profile={merchant} t={t} />
  </div>
);

interface ConfirmedPageProps {
  readonly language: Language;
  readonly merchant: Merchant;
  /** Token of the page on which the merchant goes on. */
  readonly manageToken: string;
}

export function confirmedPage({ language, merchant, manageToken }: ConfirmedPageProps): string {
  const t = merchantMessages(language);
  const place = placeByNis(merchant.nis);
  const { slug } = place.municipality;
  return renderPage(
    { language, title: t('confirmed.title'), place, home: directoryPath(language, slug) },
    <>
      <h1>{t('confirmed.title')}</h1>
      <p class="lead">{t('confirmed.lead')}</p>
      <div class="box">
        <p>{t('confirmed.photo')}</p>
        <p class="actions">
          <a class="button" href={linkPath(language, 'photo', manageToken)}>
            {t('confirmed.photo.button')}
          </a>
          <a class="button quiet" href={linkPath(language, 'manage', manageToken)}>
            {t('confirmed.manage')}
          </a>
        </p>
      </div>
    </>,
  );
}
