import { noForm, type PageAnswer, type PageRoute } from '../../../shared/http/page-route.ts';
import { newOrder } from '../candidate-order.ts';
import { sealChoice } from '../casting/request-vote.ts';
import { judgeChoices } from '../judge-choices.ts';
import { addressPage } from '../pages/address-page.tsx';
import { ballotPage } from '../pages/ballot-page.tsx';
import { type Carried, sealedQuery } from '../pages/carried.tsx';
import { choiceErrors } from '../pages/choice-errors.ts';
import { codePage } from '../pages/code-page.tsx';
import type { Visit } from '../pages/contest-frame.tsx';
import { voteMessages } from '../pages/messages.ts';
import { contestPath } from '../pages/paths.ts';
import { contestRoute } from './contest-route.ts';
import { chosenAmong, onBallot } from './find-visit.ts';
import type { PageDeps } from './page-deps.ts';
import { anyQuery, ballotForm, ballotQuery } from './page-schemas.ts';
import { sealedChoices } from './sealed-choices.ts';
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
    const chosen = choices.length > 0 ? choices : await sealedChoices(visit, carried.choice, deps);
    return { document: ballotPage({ visit, now, candidates, chosen, carried, errors: {} }) };
  },
});

const choose = contestRoute({
  method: 'POST',
  page: 'address',
  summary: 'Takes the choice, seals it and leads to the next step',
  query: anyQuery,
  form: ballotForm,
  async handle({ visit, form: { choices, carried } }, deps) {
    const { o, choice, address, request } = carried;
    if (choices.length === 0 && choice) return askAddress(visit, { o, choice, address }, deps);
    if (choices.length === 0 && !request) {
      return { location: `${contestPath(visit)}?o=${o}&missing=choice` };
    }
    const candidates = await onBallot(visit, o, deps);
    const problems = judgeChoices(visit.contest, candidates, choices);
    if (problems.length > 0) {
      const errors = choiceErrors(problems, voteMessages(visit.language));
      const page = { visit, now: deps.now(), candidates, chosen: choices, carried, errors };
      return { status: 422, document: ballotPage(page) };
    }
    const sealed = await sealChoice({ contest: visit.contest, choices }, deps);
    if (!address || !request) {
      return { location: `${contestPath(visit, 'address')}?${sealedQuery({ o, choice: sealed })}` };
    }
    // Whoever has a code already, and only changes the choice, needs no other mail.
    const chosen = chosenAmong(candidates, choices);
    const full = { o, choice: sealed, address, request };
    const document = codePage({ visit, chosen, carried: full, code: '', errors: {} });
    return { document, allows: { scripts: true } };
  },
});

const showAddress = contestRoute({
  method: 'GET',
  page: 'address',
  summary:
    'Asks where to send the code; by an address of its own, so that a browser may go back to it',
  query: ballotQuery,
  form: noForm,
  handle: async ({ visit, query: { o = newOrder(), choice } }, deps) =>
    choice ? askAddress(visit, { o, choice }, deps) : { location: contestPath(visit) },
});

async function askAddress(
  visit: Visit,
  carried: Carried & { readonly choice: string },
  deps: PageDeps,
): Promise<PageAnswer> {
  const candidates = await onBallot(visit, carried.o, deps);
  const chosen = chosenAmong(candidates, await sealedChoices(visit, carried.choice, deps));
  const document = addressPage({ visit, chosen, carried, errors: {} });
  return { document, allows: { scripts: true } };
}

export const chooseRoutes: readonly PageRoute<PageDeps>[] = [back, choose, showAddress];
