import type { Clock } from '../../../shared/clock.ts';
import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { AppError, unavailable } from '../../../shared/errors.ts';
import type { Principal } from '../../../shared/http/principal.ts';
import type { NewId } from '../../../shared/ids.ts';
import { newShortCode } from '../../../shared/short-code.ts';
import type { Merchants } from '../../merchants/index.ts';
import { auditWrite } from '../../staff/index.ts';
import type { PageAccess } from '../engagement-deps.ts';
import { isPhaseOf } from './change-phase.ts';
import type { PhaseRepository } from './phase-repository.ts';
import { leadsToShortLink, type ShortLink, type Target } from './short-link.ts';
import type { ShortLinkRepository } from './short-link-repository.ts';

export interface ShortLinkDeps {
  readonly shortLinks: ShortLinkRepository;
  readonly phases: Pick<PhaseRepository, 'read'>;
  readonly merchants: Pick<Merchants, 'get' | 'getMany' | 'listListed'>;
  readonly access: Pick<PageAccess, 'siteUrl'>;
  readonly now: Clock;
  readonly newId: NewId;
}

export type NewShortLink = Pick<
  ShortLink,
  'nis' | 'material' | 'merchantId' | 'phaseId' | 'title' | 'target'
>;

/** What staff may change of a link that is printed already. */
export interface ShortLinkEdit {
  readonly version: number;
  readonly title?: string | undefined;
  readonly target?: Target | undefined;
  readonly state?: ShortLink['state'] | undefined;
}

/**
 * @throws {AppError} merchant.not_found, phase.not_found; request.invalid for a merchant's page of no merchant, and for a target
 * that is a short link itself; short_link.exists where the merchant has one of this phase, material and title
 */
export async function createShortLink(
  wanted: NewShortLink,
  principal: Principal,
  deps: ShortLinkDeps,
): Promise<ShortLink> {
  await requireFitting(wanted, deps);
  const link = freshLink(wanted, principal, deps);
  const line = lineOf(link, 'created', [], principal, deps);
  await unlessTaken(() => deps.shortLinks.create([link], [line]), codeTaken);
  return link;
}

/** A new code for it. */
export const freshLink = (
  wanted: NewShortLink,
  { accountId }: Pick<Principal, 'accountId'>,
  { now }: Pick<ShortLinkDeps, 'now'>,
): ShortLink => ({
  ...wanted,
  code: newShortCode(),
  state: 'active',
  createdAt: now().toISOString(),
  createdBy: accountId,
  version: 0,
});

/** @throws {AppError} short_link.not_found, short_link.changed; and as {@link createShortLink} */
export async function editShortLink(
  code: string,
  { version, ...wanted }: ShortLinkEdit,
  principal: Principal,
  deps: ShortLinkDeps,
): Promise<ShortLink> {
  const before = await deps.shortLinks.read(code);
  if (before.version !== version) throw changed();
  const { title = before.title, target = before.target, state = before.state } = wanted;
  const after: ShortLink = { ...before, title, target, state, version: version + 1 };
  requireTarget(after, deps);
  requireSamePlace(before, after);
  const line = lineOf(after, 'changed', Object.keys(wanted), principal, deps);
  await unlessTaken(() => deps.shortLinks.replace(before, after, [line]), changed);
  return after;
}

async function requireFitting(wanted: NewShortLink, deps: ShortLinkDeps): Promise<void> {
  const { nis, merchantId, phaseId } = wanted;
  requireTarget(wanted, deps);
  if (merchantId !== undefined) {
    const merchant = await deps.merchants.get(merchantId);
    if (merchant?.nis !== nis) {
      throw new AppError('merchant.not_found', 'There is no such merchant in the municipality.');
    }
  }
  await requirePhase(phaseId, nis, deps);
}

/** @throws {AppError} phase.not_found for one of another municipality, too */
export async function requirePhase(
  phaseId: string | undefined,
  nis: string,
  { phases }: Pick<ShortLinkDeps, 'phases'>,
): Promise<void> {
  if (phaseId === undefined || isPhaseOf(await phases.read(phaseId), nis)) return;
  throw new AppError('phase.not_found', 'There is no such phase in the municipality.');
}

function requireTarget(link: Pick<ShortLink, 'target' | 'merchantId'>, deps: ShortLinkDeps): void {
  if (link.target.to === 'merchant' && link.merchantId === undefined) {
    throw unfit('this link is of no merchant', 'Say which merchant’s page, or another target.');
  }
  requireNoShortLink(link, deps);
}

/** A link to a link would count who scans it twice, or lead round and round. */
export function requireNoShortLink(
  { target }: Pick<ShortLink, 'target'>,
  { access }: Pick<ShortLinkDeps, 'access'>,
): void {
  if (!leadsToShortLink(target, access.siteUrl)) return;
  throw unfit('it is a short link itself', 'Say where the other link leads, not its own address.');
}

const unfit = (message: string, detail: string): AppError =>
  new AppError('request.invalid', detail, { issues: [{ path: 'body.target', message }] });

/** The title of a merchant's link is part of the place that it takes among them. */
function requireSamePlace(before: ShortLink, after: ShortLink): void {
  if (before.merchantId === undefined || before.title === after.title) return;
  const issues = [{ path: 'body.title', message: 'of a merchant’s link it stays' }];
  throw new AppError('request.invalid', 'The title of a merchant’s link does not change.', {
    issues,
  });
}

async function unlessTaken(write: () => Promise<void>, refusal: () => AppError): Promise<void> {
  try {
    await write();
  } catch (error) {
    // The second write is the place among a merchant's links.
    if (error instanceof ConditionFailed) throw error.failed.includes(1) ? exists() : refusal();
    throw error;
  }
}

const exists = (): AppError =>
  new AppError('short_link.exists', 'The merchant has an active link of this phase and material.');

/** One of ten thousand million. */
const codeTaken = (): AppError => unavailable(undefined);

const changed = (): AppError =>
  new AppError('short_link.changed', 'The short link was changed meanwhile. Read it again.');

const lineOf = (
  { code, nis }: ShortLink,
  done: 'created' | 'changed',
  fields: readonly string[],
  principal: Principal,
  deps: Pick<ShortLinkDeps, 'now' | 'newId'>,
) =>
  auditWrite(
    { principal, action: `short-link.${done}`, subject: code, municipalities: [nis], fields },
    deps,
  );
