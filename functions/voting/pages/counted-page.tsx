import { localized } from '../../../shared/i18n/localized.ts';
import type { FieldErrors } from '../../../shared/pages/form-errors.tsx';
import { contestDates } from './contest-dates.ts';
import { contestTitle, renderContestPage, type Visit } from './contest-frame.tsx';
import { DrawForm } from './draw-page.tsx';
import { type Text, voteMessages } from './messages.ts';
import { NewsletterForm } from './newsletter-form.tsx';
import { contestPath } from './paths.ts';

interface CountedPageProps {
  readonly visit: Visit;
  /** For the draw; the same however often a vote is confirmed. */
  readonly ticket: string;
}

const noErrors: FieldErrors = {};

/** Thank you: the same for whoever has voted before. */
export function countedPage({ visit, ticket }: CountedPageProps): string {
  const { language, contest, place } = visit;
  const t = voteMessages(language);
  const prize = contest.prize && localized(contest.prize, language);
  return renderContestPage(
    visit,
    { title: t('counted.title'), part: 'vote', partsAtFoot: true },
    <>
      <Tick />
      <h1>{t('counted.title')}</h1>
      <p class="lead">{t('counted.lead')}</p>
      <p>{t('counted.result', contestDates(contest))}</p>
      {prize && (
        <section class="panel">
          <h2>{t('draw.title')}</h2>
          <p lang={prize.language === language ? undefined : prize.language}>{prize.text}</p>
          <DrawForm visit={visit} ticket={ticket} address="" errors={noErrors} t={t} />
        </section>
      )}
      <Share visit={visit} t={t} />
      <section class="panel">
        <h2>{t('newsletter.title', { municipality: place.municipality.name })}</h2>
        <NewsletterForm language={language} place={place} t={t} />
      </section>
    </>,
  );
}

/** Decoration: the words say it. */
const Tick = () => (
  <svg class="tick" viewBox="0 0 48 48" width="72" height="72" aria-hidden="true">
    <circle cx="24" cy="24" r="24" />
    <path d="M13 25l8 8 15-17" fill="none" />
  </svg>
);

/** Ways to tell others of the vote, not of one's own choice. */
function Share({ visit, t }: { visit: Visit; t: Text }) {
  const url = `${visit.siteUrl}${contestPath(visit)}`;
  const municipality = visit.place.municipality.name;
  const text = t('share.text', { municipality, url });
  return (
    <section class="panel">
      <h2>{t('share.title')}</h2>
      <p>{t('share.lead')}</p>
      <p class="actions share">
        <a class="button quiet" href={`https://wa.me/?text=${encodeURIComponent(text)}`}>
          WhatsApp
        </a>
        <a
          class="button quiet"
          href={`https://www.facebook.com/sharer/sharer.php?u=${encodeURIComponent(url)}`}
        >
          Facebook
        </a>
        <a
          class="button quiet"
          href={`mailto:?subject=${encodeURIComponent(contestTitle(visit))}&body=${encodeURIComponent(text)}`}
        >
          {t('share.mail')}
        </a>
      </p>
      <p>
        {t('share.copy')} <a href={url}>{url.replace(/^https?:\/\//, '')}</a>
      </p>
    </section>
  );
}
