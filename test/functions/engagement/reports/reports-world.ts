import type * as z from 'zod';
import { countEvents } from '../../../../functions/engagement/counting/count-events.ts';
import { createCountRepository } from '../../../../functions/engagement/counting/count-repository.ts';
import { engagementDeps } from '../../../../functions/engagement/engagement-deps.ts';
import type { Happening } from '../../../../functions/engagement/index.ts';
import { staffRoutes } from '../../../../functions/engagement/staff-routes.ts';
import { createProducer } from '../../../../functions/engagement/tracking/producer.ts';
import { listSizeKey } from '../../../../functions/subscribers/repository/keys.ts';
import { apiFunction } from '../../../../shared/http/api-function.ts';
import { testClock } from '../../../builders/clock.ts';
import { request } from '../../../builders/http-event.ts';
import { pageAccess } from '../../../builders/page-access.ts';
import { silentLog } from '../../../builders/silent-log.ts';
import { principal } from '../../../builders/staff.ts';
import { freshTable } from '../../../builders/table.ts';

export const both = (count: number) => ({ raw: count, human: count });

/** Counters on a real table, and what staff are told of them. Today is Sunday 29 November 2026. */
export async function reportsWorld() {
  const table = await freshTable();
  const now = testClock('2026-11-29T12:00:00Z');
  const identified = createProducer();
  const viewer = principal([{ role: 'viewer', scope: 'programme' }]);
  const handler = apiFunction(staffRoutes, engagementDeps(table, pageAccess, now), {
    authenticate: async () => viewer,
    log: silentLog(),
  });
  const ask = (path: string) =>
    request(handler, { method: 'GET', path: `/staff/engagement${path}`, claims: {} });
  return {
    table,
    now,
    /** Counts so many of each. */
    count: (...happened: readonly (readonly [times: number, happening: Happening])[]) =>
      countEvents(
        happened.flatMap(([times, happening]) =>
          Array.from({ length: times }, () => identified(happening)),
        ),
        {
          repository: createCountRepository(table, now),
          count: () => undefined,
          random: Math.random,
          pause: async () => undefined,
        },
      ),
    size: (place: string, day: string, residents: number, businesses = 0) =>
      table.put({ ...listSizeKey(place, day), day, residents, businesses }),
    ask,
    /** What a route answers, which is of this form. */
    read: async <Schema extends z.ZodType>(
      path: string,
      schema: Schema,
    ): Promise<z.output<Schema>> => schema.parse((await ask(path)).json),
  };
}

/** In Retie, at noon of a day in November 2026. */
export const inRetie = (
  kind: Happening['kind'],
  day: string,
  more: Partial<Happening> = {},
): Happening => ({ kind, at: `2026-11-${day}T11:00:00Z`, nis: '13036', ...more });
