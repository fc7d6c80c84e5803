import { AppError } from '../../../shared/errors.ts';
import {
  noForm,
  type PageAnswer,
  type PageRoute,
  pageRoute,
} from '../../../shared/http/page-route.ts';
import { type Language, languages } from '../../../shared/i18n/language.ts';
import { placeByNis } from '../../../shared/programme/programme.ts';
import {
  agreeToStand,
  type Candidacy,
  declineToStand,
  readCandidacy,
} from '../contests/candidates/consent.ts';
import type { Candidate } from '../contests/contest.ts';
import { hasNominatedItself } from '../contests/nominations/nomination-repository.ts';
import { phaseOf } from '../contests/phase.ts';
import { consentPage, longestStory } from '../pages/consent-page.tsx';
import type { Visit } from '../pages/contest-frame.tsx';
import {
  badConsentLink,
  type ConsentOutcome,
  consentNotice,
  leavePage,
} from '../pages/leave-page.tsx';
import { voteMessages } from '../pages/messages.ts';
import type { PageDeps } from './page-deps.ts';
import { agreementForm, anyQuery, languageParams, tokenForm, tokenQuery } from './page-schemas.ts';

const path = '/vote/{language}/consent';

const show = pageRoute<PageDeps>()({
  method: 'GET',
  path,
  summary: 'Asks a merchant to stand; changes nothing, as mail scanners open every link',
  params: languageParams,
  query: tokenQuery,
  form: noForm,
  handle: ({ params: { language }, query: { token } }, deps) =>
    about({ language, token }, deps, async ({ visit, candidate, isOwn, outcome }) => {
      if (outcome) return notice({ visit, candidate, token, outcome });
      const { story, category = '' } = candidate;
      const page = { visit, candidate, token, isOwn, story, category, errors: {} };
      return { document: consentPage(page) };
    }),
});

const agree = pageRoute<PageDeps>()({
  method: 'POST',
  path,
  summary: 'A merchant agrees to stand, with words of its own',
  params: languageParams,
  query: anyQuery,
  form: agreementForm,
  handle: ({ params: { language }, form: { token, category, ...stories } }, deps) =>
    about({ language, token }, deps, async ({ visit, candidate, isOwn, outcome }) => {
      if (outcome) return notice({ visit, candidate, token, outcome });
      const story = Object.fromEntries(languages.map((code) => [code, stories[`story-${code}`]]));
      const errors = judge(visit, { story, category });
      if (Object.values(errors).some((error) => error !== undefined)) {
        const page = { visit, candidate, token, isOwn, story, category, errors };
        return { status: 422, document: consentPage(page) };
      }
      await agreeToStand({ token, story, ...(category !== '' && { category }) }, deps);
      return notice({ visit, candidate, token, outcome: 'agreed' });
    }),
});

const askLeave = pageRoute<PageDeps>()({
  method: 'GET',
  path: `${path}/leave`,
  summary: 'Asks a merchant once more whether it does not want to stand (any longer)',
  params: languageParams,
  query: tokenQuery,
  form: noForm,
  handle: ({ params: { language }, query: { token } }, deps) =>
    about({ language, token }, deps, async ({ visit, candidate, outcome }) => {
      if (outcome && outcome !== 'standing') return notice({ visit, candidate, token, outcome });
      return { document: leavePage({ visit, candidate, token }) };
    }),
});

const leave = pageRoute<PageDeps>()({
  method: 'POST',
  path: `${path}/leave`,
  summary: 'A merchant declines, or withdraws from a ballot that is final',
  params: languageParams,
  query: anyQuery,
  form: tokenForm,
  handle: ({ params: { language }, form: { token } }, deps) =>
    about({ language, token }, deps, async ({ visit, candidate, outcome }) => {
      if (outcome && outcome !== 'standing') return notice({ visit, candidate, token, outcome });
      const { state } = await declineToStand(token, deps);
      const left = state === 'withdrawn' ? 'withdrawn' : 'declined';
      return notice({ visit, candidate, token, outcome: left });
    }),
});

interface Asked {
  readonly language: Language;
  readonly token: string;
}

interface About {
  readonly visit: Visit;
  readonly candidate: Candidate;
  readonly isOwn: boolean;
  readonly outcome: ConsentOutcome | undefined;
}

/** Answers about the candidacy that a link is of; a link that is not ours, or too old, is explained. */
async function about(
  { language, token }: Asked,
  deps: PageDeps,
  answer: (about: About) => Promise<PageAnswer>,
): Promise<PageAnswer> {
  const candidacy = await readCandidacy(token, deps).catch((error: unknown) => {
    if (error instanceof AppError && error.code.startsWith('token.')) return error;
    throw error;
  });
  if (candidacy instanceof AppError) {
    return { status: candidacy.status, document: badConsentLink(language) };
  }
  const { contest, candidate } = candidacy;
  const visit = { language, place: placeByNis(contest.nis), contest, siteUrl: deps.siteUrl };
  const isOwn = await hasNominatedItself(deps.table, contest.id, candidate.merchantId);
  return answer({ visit, candidate, isOwn, outcome: settled(candidacy, deps.now()) });
}

/** What cannot be changed any more; undefined while the merchant may still say yes or no. */
function settled({ contest, candidate }: Candidacy, now: Date): ConsentOutcome | undefined {
  if (candidate.state === 'rejected' || candidate.state === 'withdrawn') return candidate.state;
  const phase = phaseOf(contest, now);
  if (phase === 'counting' || phase === 'published' || phase === 'cancelled') return 'over';
  if (contest.ballotFixedAt === undefined) return undefined;
  return candidate.state === 'standing' ? 'standing' : 'over';
}

interface Notice {
  readonly visit: Visit;
  readonly candidate: Candidate;
  readonly token: string;
  readonly outcome: ConsentOutcome;
}

const notice = (props: Notice): PageAnswer => ({ document: consentNotice(props) });

function judge(
  { language, contest: { ballotRule } }: Visit,
  { story, category }: { story: Readonly<Record<string, string>>; category: string },
) {
  const t = voteMessages(language);
  const isKnown =
    ballotRule.categories.length === 0
      ? category === ''
      : ballotRule.categories.some(({ id }) => id === category);
  const tooLong = languages.filter((code) => (story[code]?.length ?? 0) > longestStory);
  return {
    category: isKnown ? undefined : t('error.category'),
    ...Object.fromEntries(tooLong.map((code) => [`story-${code}`, t('error.story')])),
  };
}

export const consentRoutes: readonly PageRoute<PageDeps>[] = [show, agree, askLeave, leave];
