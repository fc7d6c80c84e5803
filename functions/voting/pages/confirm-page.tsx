import type { Language } from '../../../shared/i18n/language.ts';
import { ErrorSummary, type FieldErrors, formTitle } from '../../../shared/pages/form-errors.tsx';
import { BallotForm } from './ballot-form.tsx';
import type { CandidateView } from './candidate-view.ts';
import { Chosen } from './chosen.tsx';
import { renderContestPage, Step, type Visit } from './contest-frame.tsx';
import { voteMessages } from './messages.ts';
import { contestPath } from './paths.ts';

interface ConfirmPageProps {
  readonly visit: Visit;
  readonly token: string;
  readonly chosen: readonly CandidateView[];
}

/** Behind the link of the mail: shows the choice. Opening it counts nothing, as mail scanners open every link. */
export function confirmPage({ visit, token, chosen }: ConfirmPageProps): string {
  const t = voteMessages(visit.language);
  const path = confirmPath(visit, token);
  return renderContestPage(
    visit,
    { title: t('confirm.title'), languagePath: path },
    <>
      <Step number={3} t={t} />
      <h1>{t('confirm.title')}</h1>
      <p class="lead">{t('confirm.lead')}</p>
      <Chosen title={t('chosen.title')} candidates={chosen} />
      <form method="post" action={contestPath(visit, 'confirm')}>
        <input type="hidden" name="token" value={token} />
        {chosen.map(({ id }) => (
          <input type="hidden" name="choices[]" value={id} />
        ))}
        <p class="actions">
          <button type="submit">{t('confirm.button')}</button>
          <a class="button quiet" href={`${path(visit.language)}&change=yes`}>
            {t('confirm.change')}
          </a>
        </p>
      </form>
      <p>
        {t('confirm.once')} {t('confirm.notYou')}
      </p>
    </>,
  );
}

interface ChangePageProps {
  readonly visit: Visit;
  readonly token: string;
  readonly candidates: readonly CandidateView[];
  readonly chosen: readonly string[];
  readonly errors: FieldErrors;
}

/** Behind the same link: all candidates once more, with the choice made. */
export function changePage({ visit, token, candidates, chosen, errors }: ChangePageProps): string {
  const { language, contest } = visit;
  const t = voteMessages(language);
  const path = confirmPath(visit, token);
  return renderContestPage(
    visit,
    {
      title: formTitle(t('change.title'), errors, language),
      languagePath: (other) => `${path(other)}&change=yes`,
    },
    <>
      <Step number={3} t={t} />
      <h1>{t('change.title')}</h1>
      <ErrorSummary errors={errors} language={language} />
      <p class="lead">{t('change.lead')}</p>
      <BallotForm
        language={language}
        contest={contest}
        candidates={candidates}
        chosen={chosen}
        errors={errors}
        action={contestPath(visit, 'confirm')}
        button={t('change.button')}
        t={t}
      >
        <input type="hidden" name="token" value={token} />
      </BallotForm>
      <p>
        <a href={path(language)}>{t('change.back')}</a>
      </p>
    </>,
  );
}

const confirmPath = (visit: Visit, token: string) => (language: Language) =>
  `${contestPath({ ...visit, language }, 'confirm')}?token=${encodeURIComponent(token)}`;
