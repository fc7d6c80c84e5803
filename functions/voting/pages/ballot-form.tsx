import type { Child } from 'hono/jsx';
import type { Language } from '../../../shared/i18n/language.ts';
import { FieldError, type FieldErrors } from '../../../shared/pages/form-errors.tsx';
import { type BallotGroup, ballotGroups, groupField } from '../ballot-groups.ts';
import type { Contest } from '../contests/contest.ts';
import { CandidatePhoto } from './candidate-photo.tsx';
import { type CandidateView, shorten } from './candidate-view.ts';
import type { Text } from './messages.ts';
import { lineOf } from './words.tsx';

interface BallotFormProps {
  readonly language: Language;
  readonly contest: Contest;
  /** Standing candidates, in the visitor's order. */
  readonly candidates: readonly CandidateView[];
  readonly chosen: readonly string[];
  readonly errors: FieldErrors;
  readonly action: string;
  readonly button: string;
  readonly t: Text;
  /** What the form carries along. */
  readonly children?: Child;
}

/** All candidates, to choose among: radio buttons where one may be chosen, else check boxes. */
export function BallotForm(props: BallotFormProps) {
  const { contest, candidates, action, button, children } = props;
  return (
    <form method="post" action={action} class="ballot">
      {children}
      {ballotGroups(contest, candidates).map((group) => (
        <Group {...props} group={group} />
      ))}
      <button type="submit">{button}</button>
    </form>
  );
}

type GroupProps = BallotFormProps & { group: BallotGroup<CandidateView> };

function Group({ language, contest, group, chosen, errors, t }: GroupProps) {
  const { maxChoices } = contest.ballotRule;
  const { category, candidates } = group;
  const field = groupField(group);
  const rule = t('rule', { max: maxChoices });
  const error = errors[field];
  const name = category && lineOf(category.name, language);
  return (
    <fieldset class="candidates" aria-describedby={error ? `${field}-error` : undefined}>
      <legend lang={name?.lang}>{name?.text ?? rule}</legend>
      {category && <p class="hint">{rule}</p>}
      <FieldError name={field} error={error} />
      {candidates.map((candidate, index) => (
        <CandidateCard
          candidate={candidate}
          name={maxChoices === 1 ? field : 'choices[]'}
          id={index === 0 ? field : `choose-${candidate.id}`}
          isChosen={chosen.includes(candidate.id)}
          isLazy={index > 2}
          t={t}
        />
      ))}
      {category && maxChoices === 1 && (
        <label class="choice">
          <input
            type="radio"
            name={field}
            value=""
            checked={!candidates.some(({ id }) => chosen.includes(id)) && chosen.length > 0}
          />
          <span>{t('rule.nobody')}</span>
        </label>
      )}
    </fieldset>
  );
}

interface CandidateCardProps {
  readonly candidate: CandidateView;
  /** Of the field; ends in `[]` where several may be chosen. */
  readonly name: string;
  readonly id: string;
  readonly isChosen: boolean;
  readonly isLazy: boolean;
  readonly t: Text;
}

/** The whole card can be tapped; the story unfolds in its place, so that no choice is lost by reading. */
function CandidateCard({ candidate, name, id, isChosen, isLazy, t }: CandidateCardProps) {
  const { story } = candidate;
  const short = story && shorten(story.text);
  return (
    <div class="shop" id={candidate.id}>
      <label>
        <CandidatePhoto candidate={candidate} isLazy={isLazy} />
        <span class="who">
          <strong id={`name-${candidate.id}`}>{candidate.name}</strong>
          <span class="hint" id={`trade-${candidate.id}`}>
            {candidate.trade}
          </span>
        </span>
        <input
          type={name.endsWith('[]') ? 'checkbox' : 'radio'}
          id={id}
          name={name}
          value={candidate.id}
          checked={isChosen}
          aria-labelledby={`name-${candidate.id}`}
          aria-describedby={`trade-${candidate.id}`}
        />
        {short && (
          <span class="story" lang={story.language}>
            {short}
          </span>
        )}
      </label>
      {story && short !== story.text && (
        <details>
          <summary>
            {t('candidate.more')}
            <span class="unseen"> {candidate.name}</span>
          </summary>
          <p lang={story.language}>{story.text}</p>
        </details>
      )}
    </div>
  );
}
