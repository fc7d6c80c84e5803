import type { PageAnswer, PageRoute } from '../../../shared/http/page-route.ts';
import { readChoice, sealChoice } from '../casting/request-vote.ts';
import { judgeChoices } from '../judge-choices.ts';
import { addressPage } from '../pages/address-page.tsx';
import { ballotPage } from '../pages/ballot-page.tsx';
import type { CandidateView } from '../pages/candidate-view.ts';
import type { Carried } from '../pages/carried.tsx';
import { choiceErrors } from '../pages/choice-errors.ts';
import { codePage } from '../pages/code-page.tsx';
import type { Visit } from '../pages/contest-frame.tsx';
import { voteMessages } from '../pages/messages.ts';
import { contestPath } from '../pages/paths.ts';
import { contestRoute } from './contest-route.ts';
import { chosenAmong, onBallot } from './find-visit.ts';
import type { PageDeps } from './page-deps.ts';
import { anyQuery, ballotForm } from './page-schemas.ts';
import { shownPhase } from './shown-phase.ts';

const back = contestRoute({
  method: 'POST',
  summary: 'The ballot once more, with the choice as it stands',
  query: anyQuery,
  form: ballotForm,
  async handle({ visit, form: { choices, carried } }, deps) {
    const now = deps.now();
    if (shownPhase(visit, now) !== 'open') return { location: contestPath(visit) };
    const candidates = await onBallot(visit, carried.o, deps);
    const chosen = choices.length > 0 ? choices : await sealedChoices(visit, carried, deps);
    return { document: ballotPage({ visit, now, candidates, chosen, carried, errors: {} }) };
  },
});

const choose = contestRoute({
  method: 'POST',
  page: 'address',
  summary: 'Takes the choice, seals it and asks where to send the code',
  query: anyQuery,
  form: ballotForm,
  async handle({ visit, form: { choices, carried } }, deps) {
    const candidates = await onBallot(visit, carried.o, deps);
    if (choices.length === 0 && carried.choice) {
      const { o, choice, address } = carried;
      const chosen = chosenAmong(candidates, await sealedChoices(visit, carried, deps));
      const page = { visit, chosen, carried: { o, choice, address }, errors: {} };
      return { document: addressPage(page), allows: { scripts: true } };
    }
    const problems = judgeChoices(visit.contest, candidates, choices);
    if (problems.length > 0) {
      const errors = choiceErrors(problems, voteMessages(visit.language));
      const page = { visit, now: deps.now(), candidates, chosen: choices, carried, errors };
      return { status: 422, document: ballotPage(page) };
    }
    const choice = await sealChoice({ contest: visit.contest, choices }, deps);
    return nextStep(visit, { ...carried, choice }, chosenAmong(candidates, choices));
  },
});

/** Whoever has a code already, and only changes the choice, needs no other mail. */
function nextStep(
  visit: Visit,
  carried: Carried & { readonly choice: string },
  chosen: readonly CandidateView[],
): PageAnswer {
  const { address, request } = carried;
  const document =
    address && request
      ? codePage({ visit, chosen, carried: { ...carried, address, request }, code: '', errors: {} })
      : addressPage({ visit, chosen, carried, errors: {} });
  return { document, allows: { scripts: true } };
}

const sealedChoices = async (
  { contest }: Visit,
  { choice }: Carried,
  deps: PageDeps,
): Promise<readonly string[]> =>
  choice ? readChoice({ contest, sealedChoice: choice }, deps) : [];

export const chooseRoutes: readonly PageRoute<PageDeps>[] = [back, choose];
