import type { Language } from '../../../shared/i18n/language.ts';
import { ErrorSummary, type FieldErrors, formTitle } from '../../../shared/pages/form-errors.tsx';
import { BallotForm } from './ballot-form.tsx';
import type { CandidateView } from './candidate-view.ts';
import { type Carried, CarriedFields, sealedQuery } from './carried.tsx';
import { contestTitle, renderContestPage, Step, type Visit } from './contest-frame.tsx';
import { Deadline } from './deadline.tsx';
import { type Text, voteMessages } from './messages.ts';
import { contestPath } from './paths.ts';
import { previewWithCard } from './preview.ts';
import { lineOf, Words } from './words.tsx';

interface BallotPageProps {
  readonly visit: Visit;
  readonly now: Date;
  /** Standing and withdrawn, in the visitor's order. */
  readonly candidates: readonly CandidateView[];
  readonly chosen: readonly string[];
  readonly carried: Carried;
  readonly errors: FieldErrors;
}

/** Step 1: choose. */
export function ballotPage(props: BallotPageProps): string {
  const { visit, now, candidates, chosen, carried, errors } = props;
  const { language, contest } = visit;
  const t = voteMessages(language);
  const heading = contestTitle(visit);
  const title = lineOf(contest.title, language);
  return renderContestPage(
    visit,
    {
      title: formTitle(heading, errors, language),
      part: 'vote',
      partsAtFoot: true,
      preview: previewWithCard(visit),
      languagePath: (other: Language) =>
        `${contestPath({ ...visit, language: other })}?${sealedQuery(carried)}`,
    },
    <>
      <Step number={1} t={t} />
      <h1 lang={title.lang}>{title.text}</h1>
      <ErrorSummary errors={errors} language={language} />
      <Words text={contest.introduction} language={language} class="lead" />
      <Deadline closes={new Date(contest.voting.closes.at)} now={now} t={t} />
      {contest.ballotRule.categories.length > 0 && <p>{t('rule.categories')}</p>}
      <BallotForm
        language={language}
        contest={contest}
        candidates={candidates.filter(({ hasWithdrawn }) => !hasWithdrawn)}
        chosen={chosen}
        errors={errors}
        action={contestPath(visit, 'address')}
        button={t('ballot.button')}
        t={t}
      >
        <CarriedFields carried={{ ...carried, choice: undefined }} />
      </BallotForm>
      <Withdrawn candidates={candidates} t={t} />
      <p class="hint">{t('ballot.order')}</p>
    </>,
  );
}

export function Withdrawn({ candidates, t }: { candidates: readonly CandidateView[]; t: Text }) {
  return (
    <>
      {candidates
        .filter(({ hasWithdrawn }) => hasWithdrawn)
        .map(({ name }) => (
          <p class="hint">{t('ballot.withdrawn', { name })}</p>
        ))}
    </>
  );
}
