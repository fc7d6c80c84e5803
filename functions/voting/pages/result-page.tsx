import type { Language } from '../../../shared/i18n/language.ts';
import { appealEnd } from '../contests/appeal.ts';
import type { ContestResult } from '../counting/result.ts';
import type { CandidateView } from './candidate-view.ts';
import { contestTitle, renderContestPage, type Visit } from './contest-frame.tsx';
import { voteMessages } from './messages.ts';
import { contestPath, municipalityPath } from './paths.ts';
import { previewOf } from './preview.ts';
import { HowCounted } from './result-counted.tsx';
import { RecountYourself } from './result-files.tsx';
import { ResultTables } from './result-tables.tsx';
import { Winners } from './result-winners.tsx';
import { lineOf } from './words.tsx';

export interface ResultPageProps {
  readonly visit: Visit;
  readonly result: ContestResult;
  /** Everyone in the result, by id. */
  readonly candidates: ReadonlyMap<string, CandidateView>;
  /** Pages of shops that have one, by id of the candidate. */
  readonly merchantPaths: ReadonlyMap<string, string>;
  /** Picture of the first winner with a page, for social networks; a path on the site. */
  readonly cardPath: string | undefined;
}

/** Who won, how many votes everyone has, and all that is needed to count again. */
export function resultPage(props: ResultPageProps): string {
  const { visit, result, candidates, cardPath } = props;
  const { language, place, contest } = visit;
  const t = voteMessages(language);
  const title = lineOf(contest.title, language);
  const { municipality } = place;
  const names = result.winners.map((id) => candidates.get(id)?.name ?? '').join(', ');
  const description = t('result.preview', { count: result.winners.length, names });
  const image = cardPath && { url: `${visit.siteUrl}${cardPath}`, alt: description };
  const appealUntil = appealEnd(result.publishedAt, contest);
  return renderContestPage(
    visit,
    {
      title: t('result.title', { contest: contestTitle(visit) }),
      part: 'vote',
      preview: { ...previewOf(visit, { page: 'result', description }), ...(image && { image }) },
      languagePath: (other: Language) => contestPath({ ...visit, language: other }, 'result'),
    },
    <>
      <p class="crumb" lang={title.lang}>
        {title.text}
      </p>
      <h1>
        {t('result.heading', { count: result.winners.length, municipality: municipality.name })}
      </h1>
      <p class="lead">{t('result.turnout', { ballots: result.turnout.ballots })}</p>
      <Winners {...props} t={t} />
      <ResultTables {...props} t={t} />
      <HowCounted {...props} t={t} />
      <RecountYourself result={result} t={t} />
      <section>
        <h2>{t('result.appeal.title')}</h2>
        <p>
          {t('result.appeal', { until: appealUntil })}{' '}
          <a href={`mailto:${municipality.replyTo}`}>{municipality.replyTo}</a>
        </p>
      </section>
      <p>
        <a href={`${municipalityPath(language, place)}?all=yes`}>
          {t('result.others', { municipality: municipality.name })}
        </a>
      </p>
    </>,
  );
}
