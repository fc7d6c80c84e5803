import { engagementDeps } from '../../../../functions/engagement/engagement-deps.ts';
import { openReports } from '../../../../functions/engagement/pages/report-token.ts';
import { type ReportDeps, reportDeps } from '../../../../functions/engagement/report-deps.ts';
import { reportRoutes } from '../../../../functions/engagement/report-routes.ts';
import { staffRoutes } from '../../../../functions/engagement/staff-routes.ts';
import { renderedVariantSchema } from '../../../../functions/newsletters/issue-variants.ts';
import type { ReadPrincipal } from '../../../../functions/staff/index.ts';
import { AppError } from '../../../../shared/errors.ts';
import { apiFunction } from '../../../../shared/http/api-function.ts';
import { pageFunction } from '../../../../shared/http/page-function.ts';
import type { Principal } from '../../../../shared/http/principal.ts';
import { request } from '../../../builders/http-event.ts';
import { pageAccess } from '../../../builders/page-access.ts';
import { silentLog } from '../../../builders/silent-log.ts';
import { newslettersWorld, people } from '../../newsletters/newsletters-world.ts';

/** Report pages on a fresh table, for staff who are known by name. */
export async function reportWorld() {
  const world = await newslettersWorld();
  const { table, now } = world.deps;
  const known = new Map<string, Principal>(
    Object.values(people).map((principal) => [principal.accountId, principal]),
  );
  const readPrincipal: ReadPrincipal = async (accountId) => {
    const principal = known.get(accountId);
    if (!principal) throw new AppError('auth.forbidden', 'Your account is not in use.');
    return principal;
  };
  const readRendered = async (key: string) => renderedVariantSchema.parse(world.files.get(key));
  const deps = { ...reportDeps(table, { ...pageAccess, readRendered }, now), readPrincipal };
  const handler = pageFunction(reportRoutes, deps, { log: silentLog() });

  async function tokenOf({ accountId }: Principal): Promise<string> {
    return (await openReports(accountId, { keys: pageAccess.keys, now })).token;
  }

  return {
    ...world,
    deps,
    known,
    handler,
    tokenOf,
    /** Looks at a page below the front page, as somebody who has just asked for an address. */
    async look(who: Principal, page = '', language = 'nl') {
      const token = await tokenOf(who);
      const path = `/reports/${token}/${language}${page && `/${page}`}`;
      return request(handler, { method: 'GET', path });
    },
    /** The same, with something of what pages work with replaced. */
    async lookWith(change: Partial<ReportDeps>, page: string) {
      const other = pageFunction(reportRoutes, { ...deps, ...change }, { log: silentLog() });
      const path = `/reports/${await tokenOf(people.viewer)}/nl/${page}`;
      return request(other, { method: 'GET', path });
    },
    /** Asks the staff API, as somebody who may see everything. */
    async ask(path: string) {
      const effects = { ...pageAccess, readRendered };
      const staff = apiFunction(staffRoutes, engagementDeps(table, effects, now), {
        authenticate: async () => people.viewer,
        log: silentLog(),
      });
      return request(staff, { method: 'GET', path: `/staff/engagement/${path}`, claims: {} });
    },
    visit: (path: string) => request(handler, { method: 'GET', path }),
  };
}
