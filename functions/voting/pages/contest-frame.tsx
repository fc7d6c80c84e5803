import type { Child } from 'hono/jsx';
import type { Language } from '../../../shared/i18n/language.ts';
import { type PageFrame, renderPage } from '../../../shared/pages/layout.tsx';
import type { Place } from '../../../shared/programme/programme.ts';
import type { Contest } from '../contests/contest.ts';
import { titleOf } from './contest-status.ts';
import type { Text } from './messages.ts';
import { municipalityPath } from './paths.ts';

/** One visit to the pages of a contest. */
export interface Visit {
  readonly language: Language;
  readonly place: Place;
  readonly contest: Contest;
  /** Origin of the public site, no slash at the end. */
  readonly siteUrl: string;
}

export const contestTitle = ({ contest, language }: Visit): string => titleOf(contest, language);

/** A page of a contest: in the look of its region, and under the name of its municipality. */
export const renderContestPage = (
  { language, place }: Visit,
  frame: Pick<PageFrame, 'title' | 'languagePath' | 'preview' | 'script' | 'part' | 'partsAtFoot'>,
  content: Child,
): string =>
  renderPage({ language, place, home: municipalityPath(language, place), ...frame }, content);

const steps = [1, 2, 3] as const;

/** How far the voter is: choose, e-mail, confirm. */
export function Step({ number, t }: { number: (typeof steps)[number]; t: Text }) {
  return (
    <p class="step">
      <span class="bars" aria-hidden="true">
        {steps.map((step) => (
          <i class={step <= number ? 'done' : undefined} />
        ))}
      </span>
      {t('step', { number })}
    </p>
  );
}
