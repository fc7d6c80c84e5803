import type { Language } from '../../../shared/i18n/language.ts';
import type { Phase } from '../contests/phase.ts';
import { CandidateList } from './candidate-list.tsx';
import type { CandidateView } from './candidate-view.ts';
import { contestDates } from './contest-dates.ts';
import { contestTitle, renderContestPage, type Visit } from './contest-frame.tsx';
import { voteMessages } from './messages.ts';
import { contestPath, newsletterPath } from './paths.ts';
import { previewOf, previewWithCard } from './preview.ts';
import { Timeline } from './timeline.tsx';
import { lineOf, Words } from './words.tsx';

interface WaitingPageProps {
  readonly visit: Visit;
  readonly phase: Exclude<Phase, 'open' | 'published'> | 'soon';
  /** Those on the ballot, once it is final; in the visitor's order. */
  readonly candidates: readonly CandidateView[];
  readonly order: string;
}

/** A contest in which nobody can vote now: what one can do, and what comes when. */
export function waitingPage({ visit, phase, candidates, order }: WaitingPageProps): string {
  const { language, contest, place } = visit;
  const t = voteMessages(language);
  const title = lineOf(contest.title, language);
  const isOver = phase === 'counting' || phase === 'cancelled';
  return renderContestPage(
    visit,
    {
      title: contestTitle(visit),
      part: 'vote',
      preview: isOver ? previewOf(visit) : previewWithCard(visit),
      languagePath: (other: Language) => `${contestPath({ ...visit, language: other })}?o=${order}`,
    },
    <>
      <h1 lang={title.lang}>{title.text}</h1>
      <div class="box">
        <p>
          <strong>{t(`waiting.${phase}`, contestDates(contest))}</strong>
        </p>
      </div>
      {phase !== 'cancelled' && (
        <Words text={contest.introduction} language={language} class="lead" />
      )}
      {phase === 'nominating' ? (
        <p>
          <a class="button" href={contestPath(visit, 'nominate')}>
            {t('waiting.nominate')}
          </a>
        </p>
      ) : (
        <p>
          <a class="button quiet" href={newsletterPath(language, place)}>
            {t('waiting.newsletter')}
          </a>
        </p>
      )}
      {phase !== 'cancelled' && (
        <Timeline contest={contest} phase={phase === 'soon' ? 'open' : phase} t={t} />
      )}
      {candidates.length > 0 && (
        <CandidateList visit={visit} candidates={candidates} order={order} t={t} />
      )}
    </>,
  );
}
