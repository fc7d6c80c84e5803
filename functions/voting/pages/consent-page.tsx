import { type Language, languageNames, languages } from '../../../shared/i18n/language.ts';
import { type Localized, localized } from '../../../shared/i18n/localized.ts';
import { Choices } from '../../../shared/pages/choices.tsx';
import { TextArea } from '../../../shared/pages/fields.tsx';
import { ErrorSummary, type FieldErrors, formTitle } from '../../../shared/pages/form-errors.tsx';
import type { Candidate } from '../contests/contest.ts';
import { contestDates } from './contest-dates.ts';
import { contestTitle, renderContestPage, type Visit } from './contest-frame.tsx';
import { type Text, voteMessages } from './messages.ts';
import { consentPath } from './paths.ts';

/** Characters of a story in one language. */
export const longestStory = 1500;

interface ConsentPageProps {
  readonly visit: Visit;
  readonly candidate: Candidate;
  readonly token: string;
  /** The merchant put itself forward. */
  readonly isOwn: boolean;
  /** As typed, or as it stands. */
  readonly story: Localized;
  readonly category: string;
  readonly errors: FieldErrors;
}

/** For the merchant who was nominated: agree with words of one's own, or decline. */
export function consentPage(props: ConsentPageProps): string {
  const { visit, candidate, token, isOwn, errors } = props;
  const { language, contest } = visit;
  const t = voteMessages(language);
  const answer = answerOf(candidate);
  const asked = answer === 'none' && isOwn ? 'own' : answer;
  const heading = t('consent.title', { answer, merchant: candidate.name });
  return renderContestPage(
    visit,
    {
      title: formTitle(heading, errors, language),
      languagePath: (other: Language) => consentPath(other, token),
    },
    <>
      <h1>{heading}</h1>
      <ErrorSummary errors={errors} language={language} />
      <p class="lead">{t('consent.lead', { answer: asked, contest: contestTitle(visit) })}</p>
      <p>{t('consent.dates', contestDates(contest))}</p>
      <StoryForm {...props} t={t} />
      {answer !== 'no' && (
        <>
          <h2>{t('consent.decline.title')}</h2>
          <p>
            <a class="button quiet" href={consentPath(language, token, 'leave')}>
              {t('consent.decline')}
            </a>
          </p>
        </>
      )}
    </>,
  );
}

function answerOf({ state }: Candidate): 'yes' | 'no' | 'none' {
  if (state === 'agreed' || state === 'standing') return 'yes';
  return state === 'declined' ? 'no' : 'none';
}

/** The own language first, the others unfold. */
function StoryForm(props: ConsentPageProps & { t: Text }) {
  const { visit, token, category, errors, t } = props;
  const { language, contest } = visit;
  const { categories } = contest.ballotRule;
  const others = languages.filter((other) => other !== language);
  const isOpen = others.some((other) => props.story[other] || errors[`story-${other}`]);
  return (
    <form method="post" action={consentPath(language)} novalidate>
      <input type="hidden" name="token" value={token} />
      {categories.length > 0 && (
        <Choices
          name="category"
          legend={t('consent.category')}
          options={categories.map(({ id, name }) => ({
            value: id,
            label: localized(name, language)?.text ?? id,
          }))}
          selected={[category]}
          error={errors.category}
        />
      )}
      <Story {...props} of={language} label={t('consent.story')} hint={t('consent.story.hint')} />
      <details open={isOpen}>
        <summary>{t('consent.story.others')}</summary>
        {others.map((other) => (
          <Story {...props} of={other} label={languageNames[other]} />
        ))}
      </details>
      <p>{t('consent.text')}</p>
      <button type="submit">{t('consent.agree')}</button>
    </form>
  );
}

type StoryProps = ConsentPageProps & { of: Language; label: string; hint?: string };

const Story = ({ story, errors, visit, of, label, hint }: StoryProps) => (
  <TextArea
    name={`story-${of}`}
    label={label}
    {...(hint !== undefined && { hint })}
    value={story[of] ?? ''}
    error={errors[`story-${of}`]}
    {...(of !== visit.language && { optional: visit.language })}
    rows={6}
    maxlength={longestStory}
  />
);
