import { AppError } from '../../../shared/errors.ts';
import { noForm, type PageAnswer, type PageRoute } from '../../../shared/http/page-route.ts';
import { orderOf } from '../candidate-order.ts';
import { confirmByLink, readLink } from '../casting/confirm-vote.ts';
import { contestOfToken } from '../casting/seals.ts';
import { judgeChoices } from '../judge-choices.ts';
import { choiceErrors } from '../pages/choice-errors.ts';
import { changePage, confirmPage } from '../pages/confirm-page.tsx';
import type { Visit } from '../pages/contest-frame.tsx';
import { countedPage } from '../pages/counted-page.tsx';
import { voteMessages } from '../pages/messages.ts';
import { contestRoute } from './contest-route.ts';
import { chosenAmong, onBallot } from './find-visit.ts';
import { voteConfirmed } from './happened.ts';
import type { PageDeps } from './page-deps.ts';
import { anyQuery, ballotForm, confirmQuery } from './page-schemas.ts';
import { requireOpen } from './require-open.ts';

const show = contestRoute({
  method: 'GET',
  page: 'confirm',
  summary:
    'Shows what the link of the mail would count; counts nothing, as mail scanners open every link',
  query: confirmQuery,
  form: noForm,
  async handle({ visit, query: { token, change } }, deps) {
    const { choices } = await readOwnLink(visit, token, deps);
    requireOpen(visit, deps.now());
    if (change) return ballot(visit, { token, choices, errors: false }, deps);
    const candidates = await onBallot(visit, orderOf(token), deps);
    if (judgeChoices(visit.contest, candidates, choices).length > 0) {
      return ballot(visit, { token, choices, errors: true }, deps);
    }
    const chosen = chosenAmong(candidates, choices);
    return { document: confirmPage({ visit, token, chosen }) };
  },
});

const count = contestRoute({
  method: 'POST',
  page: 'confirm',
  summary: 'Counts the vote of a link; once more answers the same',
  countsVote: true,
  query: anyQuery,
  form: ballotForm,
  async handle({ visit, form: { token, choices } }, deps) {
    if (contestOfToken(token) !== visit.contest.id) throw ofAnother();
    const candidates = await onBallot(visit, orderOf(token), deps);
    if (judgeChoices(visit.contest, candidates, choices).length > 0) {
      await readOwnLink(visit, token, deps);
      requireOpen(visit, deps.now());
      return ballot(visit, { token, choices, errors: true }, deps);
    }
    const { ticket } = await confirmByLink({ token, choices }, deps);
    await deps.tracker.track(voteConfirmed(visit, deps));
    return { document: countedPage({ visit, ticket }) };
  },
});

/** @throws {AppError} token.invalid, also for the link of another contest; token.expired */
async function readOwnLink(visit: Visit, token: string, deps: PageDeps) {
  const link = await readLink(token, deps);
  if (link.contestId !== visit.contest.id) throw ofAnother();
  return link;
}

const ofAnother = (): AppError => new AppError('token.invalid', 'This link is of another contest.');

interface Attempt {
  readonly token: string;
  readonly choices: readonly string[];
  /** Whether the page says what is wrong with the choice. */
  readonly errors: boolean;
}

async function ballot(
  visit: Visit,
  { token, choices, errors }: Attempt,
  deps: PageDeps,
): Promise<PageAnswer> {
  const candidates = await onBallot(visit, orderOf(token), deps);
  const problems = errors ? judgeChoices(visit.contest, candidates, choices) : [];
  const document = changePage({
    visit,
    token,
    candidates: candidates.filter(({ hasWithdrawn }) => !hasWithdrawn),
    chosen: choices,
    errors: choiceErrors(problems, voteMessages(visit.language)),
  });
  return { status: problems.length > 0 ? 422 : 200, document };
}

export const confirmRoutes: readonly PageRoute<PageDeps>[] = [show, count];
