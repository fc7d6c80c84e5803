import { parseAddress } from '../../../shared/address/parse-address.ts';
import { AppError } from '../../../shared/errors.ts';
import { noForm, type PageAnswer, type PageRoute } from '../../../shared/http/page-route.ts';
import { addressError } from '../../../shared/pages/address-error.ts';
import type { FieldErrors } from '../../../shared/pages/form-errors.tsx';
import { confirmByCode } from '../casting/confirm-vote.ts';
import { WrongCode } from '../casting/pending-requests.ts';
import { readChoice, requestVote } from '../casting/request-vote.ts';
import { judgeChoices } from '../judge-choices.ts';
import { addressPage } from '../pages/address-page.tsx';
import { ballotPage } from '../pages/ballot-page.tsx';
import { sealedQuery } from '../pages/carried.tsx';
import { choiceErrors } from '../pages/choice-errors.ts';
import { codePage, type FullyCarried } from '../pages/code-page.tsx';
import type { Visit } from '../pages/contest-frame.tsx';
import { countedPage } from '../pages/counted-page.tsx';
import { exhaustedPage } from '../pages/exhausted-page.tsx';
import { voteMessages } from '../pages/messages.ts';
import { type ContestPage, contestPath } from '../pages/paths.ts';
import { choiceKeptPage } from '../pages/refusal-page.tsx';
import { contestRoute } from './contest-route.ts';
import { chosenAmong, onBallot } from './find-visit.ts';
import { voteConfirmed } from './happened.ts';
import type { PageDeps } from './page-deps.ts';
import { addressForm, anyQuery, codeForm } from './page-schemas.ts';

const ask = contestRoute({
  method: 'POST',
  page: 'code',
  summary: 'Mails a code and a link, and asks for the code; the same whoever has voted',
  query: anyQuery,
  form: addressForm,
  async handle({ visit, form, event }, deps) {
    const { o, choice, proof } = form;
    const { contest, language } = visit;
    const chosen = await showChosen(visit, form, deps);
    const parsed = parseAddress(form.address);
    const again = (error: string | undefined): PageAnswer => {
      const carried = { o, choice, address: form.address };
      const document = addressPage({ visit, chosen, carried, errors: { address: error } });
      return { status: 422, document, allows: { scripts: true } };
    };
    if (!('address' in parsed)) return again(addressError(parsed, language));
    const { address } = parsed;
    const viewer = await deps.viewer(event);
    try {
      const wanted = { contest, sealedChoice: choice, address, viewer, language, proof };
      const { sealedRequest } = await requestVote(wanted, deps);
      const carried = { o, choice, address, request: sealedRequest };
      const document = codePage({ visit, chosen, carried, code: '', errors: {} });
      return { document, allows: { scripts: true } };
    } catch (error) {
      if (isCoded(error, 'request.too_many')) return waitAnHour(visit, form);
      if (!isCoded(error, 'proof.invalid')) throw error;
      return again(voteMessages(language)('error.proof'));
    }
  },
});

const confirm = contestRoute({
  method: 'POST',
  page: 'confirm-code',
  summary: 'Counts the vote whose code was typed; once more answers the same',
  countsVote: true,
  query: anyQuery,
  form: codeForm,
  async handle({ visit, form }, deps) {
    const t = voteMessages(visit.language);
    const code = form.code.normalize('NFKC').replace(/[\s\u200b.·–-]/g, '');
    if (code === '') return codeAgain(visit, form, { code: t('error.code.empty') }, deps);
    if (!/^\d{6}$/.test(code)) return codeAgain(visit, form, { code: t('error.code.form') }, deps);
    const choices = await readChoice({ contest: visit.contest, sealedChoice: form.choice }, deps);
    try {
      const { ticket } = await confirmByCode({ sealedRequest: form.request, code, choices }, deps);
      await deps.tracker.track(voteConfirmed(visit, deps));
      return { document: countedPage({ visit, ticket }) };
    } catch (error) {
      if (error instanceof WrongCode) {
        const wrong = t('error.code.wrong', { left: error.left });
        return codeAgain(visit, form, { code: wrong }, deps);
      }
      if (isCoded(error, 'code.exhausted')) return exhausted(visit, form);
      if (isCoded(error, 'vote.invalid')) return chooseAgain(visit, form, choices, deps);
      throw error;
    }
  },
});

type CodeForm = FullyCarried & { readonly code: string };

const carriedBy = ({ o, choice, address, request }: CodeForm): FullyCarried => ({
  o,
  choice,
  address,
  request,
});

async function codeAgain(
  visit: Visit,
  form: CodeForm,
  errors: FieldErrors,
  deps: PageDeps,
): Promise<PageAnswer> {
  const chosen = await showChosen(visit, form, deps);
  const page = { visit, chosen, carried: carriedBy(form), code: form.code, errors };
  return { status: 422, document: codePage(page), allows: { scripts: true } };
}

const waitAnHour = (visit: Visit, { o, choice }: { o: string; choice: string }): PageAnswer => ({
  status: 429,
  document: choiceKeptPage({
    visit,
    choice: `${contestPath(visit, 'address')}?${sealedQuery({ o, choice })}`,
  }),
});

const exhausted = (visit: Visit, form: CodeForm): PageAnswer => ({
  status: 410,
  document: exhaustedPage({ visit, carried: carriedBy(form) }),
  allows: { scripts: true },
});

/** Somebody who was chosen has withdrawn meanwhile. */
async function chooseAgain(
  visit: Visit,
  form: CodeForm,
  chosen: readonly string[],
  deps: PageDeps,
): Promise<PageAnswer> {
  const candidates = await onBallot(visit, form.o, deps);
  const problems = judgeChoices(visit.contest, candidates, chosen);
  const errors = choiceErrors(problems, voteMessages(visit.language));
  const page = { visit, now: deps.now(), candidates, chosen, carried: carriedBy(form), errors };
  return { status: 422, document: ballotPage(page) };
}

async function showChosen(
  visit: Visit,
  { o, choice }: { readonly o: string; readonly choice: string },
  deps: PageDeps,
) {
  const choices = await readChoice({ contest: visit.contest, sealedChoice: choice }, deps);
  return chosenAmong(await onBallot(visit, o, deps), choices);
}

const isCoded = (error: unknown, code: AppError['code']): boolean =>
  error instanceof AppError && error.code === code;

/** Whoever opens the address of a form's answer anew begins at the list. */
const toContest = (page: ContestPage): PageRoute<PageDeps> =>
  contestRoute({
    method: 'GET',
    page,
    summary: 'Leads to the contest: this address takes a form only',
    query: anyQuery,
    form: noForm,
    handle: async ({ visit }) => ({ location: contestPath(visit) }),
  });

export const codeRoutes: readonly PageRoute<PageDeps>[] = [
  ask,
  confirm,
  ...(['code', 'confirm-code', 'draw'] as const).map(toContest),
];
