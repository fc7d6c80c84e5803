import { beforeAll, describe, expect, it } from 'vitest';
import { staffRoutes as calendarRoutes } from '../../../functions/calendar/staff-routes.ts';
import { engagementDeps } from '../../../functions/engagement/engagement-deps.ts';
import { outboundRoutes } from '../../../functions/engagement/outbound/api/outbound-routes.ts';
import { reportJobRoutes as programmeReportRoutes } from '../../../functions/engagement/programme-report/job/report-job-routes.ts';
import { sheetRoutes } from '../../../functions/engagement/short-links/sheets/sheet-routes.ts';
import { staffRoutes as engagementRoutes } from '../../../functions/engagement/staff-routes.ts';
import { staffRoutes as merchantRoutes } from '../../../functions/merchants/staff-routes.ts';
import { composeRoutes } from '../../../functions/newsletters/compose-routes.ts';
import { staffRoutes as newsletterRoutes } from '../../../functions/newsletters/staff-routes.ts';
import { createAuthenticate, seedStaffAccounts } from '../../../functions/staff/index.ts';
import { staffRoutes } from '../../../functions/staff/staff-routes.ts';
import { staffRoutes as subscriberRoutes } from '../../../functions/subscribers/staff-routes.ts';
import { staffRoutes as votingRoutes } from '../../../functions/voting/staff-routes.ts';
import { apiRoutes } from '../../../infra/openapi/routes.ts';
import type { Table } from '../../../shared/data/table.ts';
import { apiFunction } from '../../../shared/http/api-function.ts';
import type { ApiRoute } from '../../../shared/http/api-route.ts';
import { type Role, roles } from '../../../shared/http/principal.ts';
import { callAs } from '../../builders/call-as.ts';
import { request } from '../../builders/http-event.ts';
import { pageAccess } from '../../builders/page-access.ts';
import { silentLog } from '../../builders/silent-log.ts';
import { calendarWorld } from '../calendar/calendar-world.ts';
import { merchantsWorld } from '../merchants/merchants-world.ts';
import { newslettersWorld } from '../newsletters/newsletters-world.ts';
import { change } from '../staff/accounts-in-table.ts';
import { staffWorld } from '../subscribers/staff-world.ts';
import { contestsWorld } from '../voting/contests/contests-world.ts';
import { calendarExamples } from './calendar-examples.ts';
import { handExamples } from './calendar-hand-examples.ts';
import { momentExamples } from './calendar-moment-examples.ts';
import { registrationExamples } from './calendar-registration-examples.ts';
import { engagementExamples } from './engagement-examples.ts';
import type { Example } from './example.ts';
import { expectedRoles } from './expected-roles.ts';
import { merchantExamples } from './merchant-examples.ts';
import { newsletterExamples } from './newsletter-examples.ts';
import { outboundDeps, outboundExamples } from './outbound-examples.ts';
import { programmeReportDeps, programmeReportExamples } from './programme-report-examples.ts';
import { reportExamples } from './report-examples.ts';
import { sheetDeps, sheetExamples, shortLinkExamples } from './short-link-examples.ts';
import { staffExamples } from './staff-examples.ts';
import { subscriberExamples } from './subscriber-examples.ts';
import { votingExamples } from './voting-examples.ts';

const newsletters = await newslettersWorld();
const subscribers = await staffWorld();
const contests = await contestsWorld();
const merchants = await merchantsWorld();
const calendar = await calendarWorld();

const functionOf = <Deps extends { readonly table: Table }>(
  routes: readonly ApiRoute<Deps>[],
  deps: Deps,
  examples: readonly Example[],
) => {
  const authenticate = createAuthenticate(deps.table);
  const handler = apiFunction(routes, deps, { authenticate, log: silentLog() });
  return { routes, table: deps.table, handler, examples };
};

/** The handlers of all functions of the staff API, each with examples of all its requests. */
const functions = [
  functionOf<typeof newsletters.deps>(
    [...newsletterRoutes, ...composeRoutes],
    newsletters.deps,
    newsletterExamples(newsletters),
  ),
  functionOf(subscriberRoutes, subscribers.staffDeps, await subscriberExamples(subscribers)),
  functionOf(merchantRoutes, merchants.deps, await merchantExamples(merchants)),
  functionOf(votingRoutes, contests.deps, votingExamples(contests)),
  functionOf(calendarRoutes, calendar.deps, [
    ...(await calendarExamples(calendar)),
    ...(await handExamples(calendar)),
    ...momentExamples(calendar),
    ...(await registrationExamples(calendar)),
  ]),
  functionOf(
    engagementRoutes,
    engagementDeps(newsletters.table, pageAccess, newsletters.deps.now),
    [
      ...engagementExamples(newsletters),
      ...reportExamples(newsletters),
      ...shortLinkExamples(newsletters),
    ],
  ),
  functionOf<ReturnType<typeof sheetDeps>>(
    sheetRoutes,
    sheetDeps(newsletters),
    sheetExamples(newsletters),
  ),
  functionOf<ReturnType<typeof programmeReportDeps>>(
    programmeReportRoutes,
    programmeReportDeps(newsletters),
    programmeReportExamples(newsletters.table),
  ),
  functionOf(outboundRoutes, outboundDeps(newsletters), outboundExamples(newsletters)),
  functionOf(staffRoutes, newsletters.deps, staffExamples(newsletters.table)),
];

const scopes = ['programme', '13036', '13003'] as const;
const callers = roles.flatMap((role) => scopes.map((scope) => ({ role, scope })));
type Caller = (typeof callers)[number];

const loginOf = ({ role, scope }: Caller) => `${role}-${scope}@demo.vanhier.example`;
const outsiders = ['unknown@demo.vanhier.example', 'disabled@demo.vanhier.example'];

beforeAll(async () => {
  const seeds = callers.map((caller) => ({
    login: loginOf(caller),
    name: loginOf(caller),
    grants: [caller],
  }));
  const disabled = { login: 'disabled@demo.vanhier.example', name: 'Gone' };
  for (const table of [
    newsletters.table,
    subscribers.table,
    contests.table,
    merchants.table,
    calendar.table,
  ]) {
    await seedStaffAccounts(table, [
      ...seeds,
      { ...disabled, grants: [{ role: 'admin', scope: 'programme' }] },
    ]);
    await change(table, disabled.login, { disabled: true });
  }
});

function mayCall({ role, scope }: Caller, needed: Role, { touches }: Example): boolean {
  const isEnough = roles.indexOf(role) >= roles.indexOf(needed);
  if (!isEnough || touches === 'own') return isEnough;
  return scope === 'programme' || (touches === 'retie' && scope === '13036');
}

const lineOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

it('has an example of every route of the staff API', () => {
  const examples = functions.flatMap((fn) => fn.examples.map(({ line }) => line));
  const routes = Object.values(apiRoutes).flat().map(lineOf);
  expect(examples.sort()).toEqual(routes.sort());
});

it.each(roles)('asks for the role %s where it should', (role) => {
  const routes = Object.values(apiRoutes).flat();
  const lines = routes.filter((route) => route.role === role).map(lineOf);
  expect(lines.sort()).toEqual([...expectedRoles[role]].sort());
});

for (const { routes, handler, examples } of functions) {
  const call = callAs(handler);

  describe.each(examples)('$line', (example) => {
    const route = routes.find((candidate) => lineOf(candidate) === example.line);
    const method = example.line.split(' ')[0];
    let ready: ReturnType<Example['prepare']> | undefined;
    // What a refused request was about is as it was: the next one takes it.
    const prepared = () => {
      ready ??= example.prepare();
      return ready;
    };
    const send = async (login: string) => {
      const { path, body } = await prepared();
      const answer = await call(login, `${method} ${path}`, body);
      if (answer.status < 400) ready = undefined;
      return answer;
    };

    it.each(callers)('answers a $role of $scope as their rights say', async (caller) => {
      const { status, body } = await send(loginOf(caller));
      if (mayCall(caller, route?.role ?? 'admin', example)) {
        expect([401, 403, 404, 500], JSON.stringify(body)).not.toContain(status);
      } else {
        expect([403, 404], JSON.stringify(body)).toContain(status);
      }
    });

    it.each(outsiders)('refuses %s', async (login) => {
      expect(await send(login)).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
    });

    it('refuses who brings no token', async () => {
      const { path, body } = await prepared();
      const answer = await request(handler, { method: method ?? 'GET', path, body });
      expect(answer).toMatchObject({ statusCode: 401, json: { code: 'auth.required' } });
    });
  });
}
