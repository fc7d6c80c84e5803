import { noForm, type PageAnswer, type PageRoute } from '../../../shared/http/page-route.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import type { Merchant } from '../../merchants/index.ts';
import { nominate } from '../contests/nominations/nominate.ts';
import { phaseOf } from '../contests/phase.ts';
import type { Visit } from '../pages/contest-frame.tsx';
import { voteMessages } from '../pages/messages.ts';
import {
  longestReason,
  type NominationFields,
  nominatedPage,
  nominatePage,
} from '../pages/nominate-page.tsx';
import { contestPath } from '../pages/paths.ts';
import { refusalPage } from '../pages/refusal-page.tsx';
import { contestRoute } from './contest-route.ts';
import type { PageDeps } from './page-deps.ts';
import { anyQuery, nominationForm, nominationQuery } from './page-schemas.ts';

/** Shops that the browser offers: all of a municipality, as a rule. */
const mostShops = 400;

const show = contestRoute({
  method: 'GET',
  page: 'nominate',
  summary: 'The form to suggest a shop',
  query: nominationQuery,
  form: noForm,
  async handle({ visit, query: { shop } }, deps) {
    if (!isNominating(visit, deps)) return tooSoonOrLate(visit);
    const shops = (await listed(visit, deps)).map(({ name }) => name);
    const fields = { name: shop, where: '', reason: '' };
    return { document: nominatePage({ visit, fields, errors: {}, shops }) };
  },
});

const take = contestRoute({
  method: 'POST',
  page: 'nominate',
  summary: 'Notes a suggestion; of who makes it nothing is asked',
  query: anyQuery,
  form: nominationForm,
  async handle({ visit, form, event }, deps) {
    if (!isNominating(visit, deps)) return tooSoonOrLate(visit);
    const merchants = await listed(visit, deps);
    const known = named(merchants, form.name);
    const errors = judge(form, known, visit);
    if (Object.values(errors).some((error) => error !== undefined)) {
      const shops = merchants.map(({ name }) => name);
      return { status: 422, document: nominatePage({ visit, fields: form, errors, shops }) };
    }
    const nominee = known
      ? { merchantId: known.id }
      : { shop: { name: form.name, address: form.where } };
    const by = { kind: 'resident', viewer: await deps.viewer(event) } as const;
    await nominate({ contest: visit.contest, by, nominee, reason: form.reason }, deps);
    return { location: contestPath(visit, 'nominate/thanks') };
  },
});

const thanks = contestRoute({
  method: 'GET',
  page: 'nominate/thanks',
  summary: 'What everyone sees after suggesting a shop',
  query: anyQuery,
  form: noForm,
  handle: async ({ visit }) => ({ document: nominatedPage(visit) }),
});

function isNominating({ contest }: Visit, { now }: PageDeps): boolean {
  return phaseOf(contest, now()) === 'nominating';
}

const tooSoonOrLate = (visit: Visit): PageAnswer => ({
  status: 409,
  document: refusalPage({ visit, kind: 'nominations' }),
});

async function listed({ contest }: Visit, { merchants }: PageDeps): Promise<readonly Merchant[]> {
  return (await merchants.listListed(contest.nis, { limit: mostShops })).merchants;
}

/** The one shop that is called so; none where several are. */
function named(merchants: readonly Merchant[], name: string): Merchant | undefined {
  const wanted = plainText(name);
  const found = merchants.filter((merchant) => plainText(merchant.name) === wanted);
  return found.length === 1 ? found[0] : undefined;
}

/** Characters of a name and of an address: as many as a nomination holds. */
const longest = { name: 100, where: 200 };

function judge(fields: NominationFields, known: Merchant | undefined, { language }: Visit) {
  const t = voteMessages(language);
  const isUsable = (text: string, most: number) =>
    /[\p{L}\p{N}]/u.test(text) && text.trim().length <= most;
  return {
    name: isUsable(fields.name, longest.name) ? undefined : t('error.nominate.name'),
    where: known || isUsable(fields.where, longest.where) ? undefined : t('error.nominate.where'),
    reason: fields.reason.length <= longestReason ? undefined : t('error.nominate.reason'),
  };
}

export const nominateRoutes: readonly PageRoute<PageDeps>[] = [show, take, thanks];
