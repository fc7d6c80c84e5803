import type { Write } from '../../../../shared/data/expressions.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { Principal } from '../../../../shared/http/principal.ts';
import type { KeyRing } from '../../../../shared/secrets/key-ring.ts';
import { cleanLine, cleanParagraphs } from '../../../../shared/text/clean-text.ts';
import type { Merchant, Merchants } from '../../../merchants/index.ts';
import { candidacyWrites, withCandidacy } from '../candidates/candidacy.ts';
import { requireOpenList } from '../candidates/change-candidate.ts';
import { type ChangeDeps, changeContest } from '../change-contest.ts';
import type { Contest } from '../contest.ts';
import { isSameMunicipality } from '../municipality.ts';
import { phaseOf } from '../phase.ts';
import { type NamedShop, type Nomination, namedShopSchema } from './nomination.ts';
import { mayNominate } from './nomination-limits.ts';
import { newNominationWrite, ownNominationWrite } from './nomination-repository.ts';

/** Who nominates. A merchant that nominates itself has proven by its link who it is; it does so once. */
export type Nominator =
  | { readonly kind: 'resident'; readonly viewer: string | undefined }
  | { readonly kind: 'merchant' }
  | { readonly kind: 'staff'; readonly principal: Principal };

export interface NewNomination {
  readonly contest: Contest;
  readonly by: Nominator;
  /** A listed merchant, or a shop that the directory does not have yet. */
  readonly nominee: { readonly merchantId: string } | { readonly shop: NamedShop };
  readonly reason?: string | undefined;
}

export interface NominateDeps extends ChangeDeps {
  readonly merchants: Pick<Merchants, 'get'>;
  readonly keys: KeyRing;
}

const maxReason = 500;

/**
 * Notes a nomination. Of a listed merchant it counts at once; a shop that the directory does not have waits for staff.
 * Undefined where a resident's did not count because there were too many alike from one network; the page says thanks all
 * the same.
 * @throws {AppError} contest.state outside the time of nominations (staff: once the ballot is fixed); merchant.not_found when
 * it is not listed in this municipality; request.invalid; request.too_many
 * @throws {ConditionFailed} when the merchant has nominated itself before
 */
export async function nominate(
  { contest, by, nominee, reason }: NewNomination,
  deps: NominateDeps,
): Promise<Nomination | undefined> {
  requireTime(contest, by, deps.now());
  const known =
    'merchantId' in nominee ? await listedIn(contest, nominee.merchantId, deps) : undefined;
  const shop = 'shop' in nominee ? cleanShop(nominee.shop) : undefined;
  if (by.kind === 'resident') {
    const about = known?.id ?? `${shop?.name} ${shop?.address}`.toLowerCase();
    const isForStaff = known === undefined;
    const attempt = { contestId: contest.id, shop: about, isForStaff, viewer: by.viewer };
    if (!(await mayNominate(attempt, deps))) return undefined;
  }
  const nomination = newNomination({ contest, by, shop, reason }, deps);
  if (!known) {
    await write(contest, by, nomination, [newNominationWrite(nomination)], deps);
    return nomination;
  }
  return withCandidacy(deps, contest.id, known, async (candidacy) => {
    const linked: Nomination = {
      ...nomination,
      state: 'linked',
      merchantId: known.id,
      candidateId: candidacy.candidateId,
    };
    const own = by.kind === 'merchant' ? [ownNominationWrite(linked, known.id)] : [];
    const writes = [newNominationWrite(linked), ...own, ...candidacyWrites(candidacy, 1)];
    await write(contest, by, linked, writes, deps);
    return linked;
  });
}

function requireTime(contest: Contest, { kind }: Nominator, now: Date): void {
  if (kind === 'staff') requireOpenList(contest);
  else if (phaseOf(contest, now) !== 'nominating')
    throw new AppError('contest.state', 'Nobody can be nominated in this contest at the moment.');
}

/** @throws {AppError} merchant.not_found */
export async function listedIn(
  contest: Contest,
  merchantId: string,
  { merchants }: Pick<NominateDeps, 'merchants'>,
): Promise<Merchant> {
  const merchant = await merchants.get(merchantId);
  if (merchant?.state === 'listed' && isSameMunicipality(merchant.nis, contest.nis))
    return merchant;
  throw new AppError('merchant.not_found', 'The directory of this municipality has no such shop.');
}

/** @throws {AppError} request.invalid when nothing that can be read remains. */
function cleanShop({ name, address }: NamedShop): NamedShop {
  const shop = namedShopSchema.safeParse({ name: cleanLine(name), address: cleanLine(address) });
  if (shop.success) return shop.data;
  const issues = shop.error.issues.map(({ path, message }) => ({
    path: ['body', 'shop', ...path.map(String)].join('.'),
    message,
  }));
  throw new AppError('request.invalid', 'Write the name and the address of the shop.', { issues });
}

function newNomination(
  { contest, by, shop, reason }: Omit<NewNomination, 'nominee'> & { shop: NamedShop | undefined },
  { now, newId }: Pick<NominateDeps, 'now' | 'newId'>,
): Nomination {
  const written = cleanParagraphs(reason ?? '').slice(0, maxReason);
  return {
    id: newId('nom'),
    contestId: contest.id,
    source: by.kind,
    ...(by.kind === 'staff' && { by: by.principal.accountId }),
    ...(shop && { shop }),
    ...(written !== '' && { reason: written }),
    state: 'waiting',
    weight: 1,
    at: now().toISOString(),
    version: 1,
  };
}

/** What staff do stands in the contest's log; what residents do would make everyone wait for one item. */
async function write(
  contest: Contest,
  by: Nominator,
  { id }: Nomination,
  writes: readonly Write[],
  deps: NominateDeps,
): Promise<void> {
  if (by.kind !== 'staff') return deps.table.transact(writes);
  const change = { action: 'nomination.made', by: by.principal, values: { nomination: id } };
  await changeContest(deps, contest.id, async (present) => {
    requireOpenList(present);
    return { ...change, also: writes };
  });
}
