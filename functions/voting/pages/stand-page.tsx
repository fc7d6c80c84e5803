import type { Language } from '../../../shared/i18n/language.ts';
import { renderPage } from '../../../shared/pages/layout.tsx';
import { placeByNis } from '../../../shared/programme/programme.ts';
import { linkPath, type Merchant } from '../../merchants/index.ts';
import type { Contest } from '../contests/contest.ts';
import { contestDates } from './contest-dates.ts';
import { type Text, voteMessages } from './messages.ts';
import { contestPath, municipalityPath, standPath } from './paths.ts';
import { Line } from './words.tsx';

interface Offer {
  readonly contest: Contest;
  /** Where the merchant agrees to stand; present once it has put itself forward. */
  readonly onward: string | undefined;
}

interface StandPageProps {
  readonly language: Language;
  readonly merchant: Merchant;
  readonly token: string;
  /** The contests in which nominations are open; as a rule one. */
  readonly offers: readonly Offer[];
}

/** For a merchant that has come from its manage page: put itself forward. */
export function standPage({ language, merchant, token, offers }: StandPageProps): string {
  const t = voteMessages(language);
  const place = placeByNis(merchant.nis);
  const title = t('stand.title');
  const { name: municipality } = place.municipality;
  return renderPage(
    {
      language,
      title,
      place,
      home: municipalityPath(language, place),
      languagePath: (other: Language) => standPath(other, token),
    },
    <>
      <p class="kicker">{merchant.name}</p>
      <h1>{title}</h1>
      <p class="lead">{t('stand.lead', { municipality, merchant: merchant.name })}</p>
      {offers.map(({ contest, onward }) => (
        <section>
          <h2>
            <a href={contestPath({ language, place, contest })}>
              <Line text={contest.title} language={language} />
            </a>
          </h2>
          <p>{t('nominate.until', contestDates(contest))}</p>
          <p>{t('consent.dates', contestDates(contest))}</p>
          {onward === undefined ? (
            <StandForm language={language} token={token} contest={contest} t={t} />
          ) : (
            <>
              <p>{t('stand.done', { merchant: merchant.name })}</p>
              <p>
                <a class="button" href={onward}>
                  {t('stand.done.button')}
                </a>
              </p>
            </>
          )}
        </section>
      ))}
      <p>
        <a href={linkPath(language, 'manage', token)}>{t('stand.back')}</a>
      </p>
    </>,
  );
}

interface StandFormProps extends Pick<StandPageProps, 'language' | 'token'> {
  readonly contest: Contest;
  readonly t: Text;
}

const StandForm = ({ language, token, contest, t }: StandFormProps) => (
  <form method="post" action={standPath(language)}>
    <input type="hidden" name="token" value={token} />
    <input type="hidden" name="contest" value={contest.id} />
    <p class="hint">{t('stand.next')}</p>
    <button type="submit">{t('stand.button')}</button>
  </form>
);
