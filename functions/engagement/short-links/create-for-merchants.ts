import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { unavailable } from '../../../shared/errors.ts';
import type { Principal } from '../../../shared/http/principal.ts';
import { auditWrite } from '../../staff/index.ts';
import {
  freshLink,
  type NewShortLink,
  requireNoShortLink,
  requirePhase,
  type ShortLinkDeps,
} from './change-short-link.ts';
import type { ShortLink } from './short-link.ts';
import { linksAtOnce } from './short-link-repository.ts';

export interface MadeForMerchants {
  readonly made: readonly ShortLink[];
  /** Merchants that had such a link. */
  readonly existing: number;
}

const attempts = 5;

/**
 * Makes a link for every listed merchant of a municipality that has none of this phase, material and title. May be called
 * again: after new merchants have come, or when a call was cut off in the middle.
 * @throws {AppError} phase.not_found; request.invalid for a target that is a short link itself
 */
export async function createForMerchants(
  wanted: Omit<NewShortLink, 'merchantId'>,
  principal: Principal,
  deps: ShortLinkDeps,
): Promise<MadeForMerchants> {
  requireNoShortLink(wanted, deps);
  await requirePhase(wanted.phaseId, wanted.nis, deps);
  const merchants = await listedMerchants(wanted.nis, deps);
  const made: ShortLink[] = [];
  for (let from = 0; from < merchants.length; from += linksAtOnce) {
    const links = merchants
      .slice(from, from + linksAtOnce)
      .map((merchantId) => freshLink({ ...wanted, merchantId }, principal, deps));
    made.push(...(await createMissing(links, principal, deps)));
  }
  return { made, existing: merchants.length - made.length };
}

async function listedMerchants(nis: string, { merchants }: ShortLinkDeps): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await merchants.listListed(nis, { cursor, limit: 200 });
    ids.push(...page.merchants.map(({ id }) => id));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return ids;
}

/** Those whose place is taken are left out, and the others tried again. */
async function createMissing(
  links: readonly ShortLink[],
  principal: Principal,
  deps: ShortLinkDeps,
): Promise<readonly ShortLink[]> {
  let missing = links;
  for (let attempt = 1; missing.length > 0; attempt += 1) {
    try {
      await deps.shortLinks.create(missing, [lineOf(missing, principal, deps)]);
      return missing;
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
      if (attempt === attempts) throw unavailable(error);
      // Two writes each: the link itself and the place among those of its merchant.
      const taken = new Set(error.failed.map((index) => Math.floor(index / 2)));
      missing = missing.filter((_, index) => !taken.has(index));
    }
  }
  return [];
}

const lineOf = ([first]: readonly ShortLink[], principal: Principal, deps: ShortLinkDeps) =>
  auditWrite(
    {
      principal,
      action: 'short-link.created-for-merchants',
      subject: first?.phaseId ?? first?.nis ?? '',
      municipalities: first ? [first.nis] : [],
    },
    deps,
  );
