import { AppError } from '../../../shared/errors.ts';
import {
  noForm,
  type PageAnswer,
  type PageRoute,
  pageRoute,
} from '../../../shared/http/page-route.ts';
import type { Language } from '../../../shared/i18n/language.ts';
import { type Merchant, readManaged } from '../../merchants/index.ts';
import type { CandidateRef } from '../contests/candidates/change-candidate.ts';
import { newConsentToken } from '../contests/candidates/consent-token.ts';
import type { Contest } from '../contests/contest.ts';
import { nominateOneself, ownCandidacy } from '../contests/nominations/nominate-oneself.ts';
import { phaseOf } from '../contests/phase.ts';
import { consentPath } from '../pages/paths.ts';
import { badStandLink, notListedPage, notNominatingPage } from '../pages/stand-notices.ts';
import { standPage } from '../pages/stand-page.tsx';
import type { PageDeps } from './page-deps.ts';
import { anyQuery, languageParams, standForm, tokenQuery } from './page-schemas.ts';

const path = '/vote/{language}/stand';

const show = pageRoute<PageDeps>()({
  method: 'GET',
  path,
  summary:
    'A merchant, by the link of its manage page: whether it can put itself forward; changes nothing',
  params: languageParams,
  query: tokenQuery,
  form: noForm,
  handle: ({ params: { language }, query: { token } }, deps) =>
    about({ language, token }, deps, async ({ merchant, contests }) => {
      const offers = await Promise.all(
        contests.map(async (contest) => {
          const ref = await ownCandidacy({ contest, merchantId: merchant.id }, deps);
          return { contest, onward: ref && (await consentLink(ref, { language, merchant }, deps)) };
        }),
      );
      return { document: standPage({ language, merchant, token, offers }) };
    }),
});

const take = pageRoute<PageDeps>()({
  method: 'POST',
  path,
  summary: 'A merchant puts itself forward, once; then asks it to agree',
  params: languageParams,
  query: anyQuery,
  form: standForm,
  handle: ({ params: { language }, form: { token, contest: contestId } }, deps) =>
    about({ language, token }, deps, async (standing) => {
      const { merchant, contests } = standing;
      const contest = contests.find(({ id }) => id === contestId);
      if (!contest) return notNominating(standing);
      const ref = await nominateOneself({ contest, merchantId: merchant.id }, deps);
      return { location: await consentLink(ref, { language, merchant }, deps) };
    }),
});

interface Asked {
  readonly language: Language;
  readonly token: string;
}

interface Standing extends Asked {
  readonly merchant: Merchant;
  /** Those of its municipality in which nominations are open. */
  readonly contests: readonly Contest[];
  /** Those in which they will be. */
  readonly announced: readonly Contest[];
}

/** Answers a listed merchant in the time of nominations; others are told what is in the way. */
async function about(
  { language, token }: Asked,
  deps: PageDeps,
  answer: (standing: Standing) => Promise<PageAnswer>,
): Promise<PageAnswer> {
  const merchant = await readManaged(token, deps).catch((error: unknown) => {
    if (error instanceof AppError && error.code.startsWith('token.')) return error;
    throw error;
  });
  if (merchant instanceof AppError) {
    return { status: merchant.status, document: badStandLink(language) };
  }
  if (merchant.state !== 'listed') {
    return { status: 409, document: notListedPage({ language, merchant, token }) };
  }
  const all = await deps.contests.listByMunicipality(merchant.nis);
  const phaseIs = (phase: string) => (contest: Contest) => phaseOf(contest, deps.now()) === phase;
  const contests = all.filter(phaseIs('nominating'));
  const announced = all.filter(phaseIs('announced'));
  const standing = { language, token, merchant, contests, announced };
  return contests.length > 0 ? answer(standing) : notNominating(standing);
}

const notNominating = ({ announced, ...standing }: Standing): PageAnswer => {
  // The last to open comes first.
  const next = announced.at(-1);
  return { status: 409, document: notNominatingPage({ ...standing, next }) };
};

/** The consent page of the candidate. Whoever holds the manage link reads the merchant's mail, as an invitation's reader does. */
async function consentLink(
  ref: CandidateRef,
  { language, merchant }: { language: Language; merchant: Merchant },
  deps: PageDeps,
): Promise<string> {
  if (!merchant.contact) throw new AppError('token.expired', 'This link has expired.');
  return consentPath(language, await newConsentToken(ref, merchant.contact, deps));
}

export const standRoutes: readonly PageRoute<PageDeps>[] = [show, take];
