import { countEvents } from '../../../../functions/engagement/counting/count-events.ts';
import { createCountRepository } from '../../../../functions/engagement/counting/count-repository.ts';
import { engagementDeps } from '../../../../functions/engagement/engagement-deps.ts';
import { engagementPages } from '../../../../functions/engagement/public-routes.ts';
import { staffRoutes } from '../../../../functions/engagement/staff-routes.ts';
import { createProducer } from '../../../../functions/engagement/tracking/producer.ts';
import { apiFunction } from '../../../../shared/http/api-function.ts';
import { pageFunction } from '../../../../shared/http/page-function.ts';
import type { Principal } from '../../../../shared/http/principal.ts';
import { createKeyRing } from '../../../../shared/secrets/key-ring.ts';
import { callAs } from '../../../builders/call-as.ts';
import { campaignIn } from '../../../builders/campaign.ts';
import { testClock } from '../../../builders/clock.ts';
import { request } from '../../../builders/http-event.ts';
import { pageAccess } from '../../../builders/page-access.ts';
import { recordedTracker } from '../../../builders/recorded-tracker.ts';
import { silentLog } from '../../../builders/silent-log.ts';
import { freshTable } from '../../../builders/table.ts';
import { people } from '../../newsletters/newsletters-world.ts';

export const retie = '13036';
export const balen = '13003';

const phone = {
  'user-agent':
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
  'accept-language': 'fr-BE,fr;q=0.9',
};

/** Short links on a fresh table: staff who make them, phones that scan them, and counters. */
export async function shortLinkWorld() {
  const table = await freshTable();
  const now = testClock('2026-12-01T10:00:00Z');
  const deps = engagementDeps(table, pageAccess, now);
  const tracker = recordedTracker();
  const log = silentLog();
  const keys = createKeyRing(async () => 'one-key');
  const siteUrl = 'https://www.vanhier.example';
  const pages = pageFunction(engagementPages, { table, keys, tracker, now, siteUrl } as never, {
    log,
  });
  const identified = createProducer();

  const staff = (principal: Principal) =>
    callAs(apiFunction(staffRoutes, deps, { authenticate: async () => principal, log }));
  const editor = staff(people.editor);

  return {
    ...deps,
    deps,
    log,
    tracker,
    campaign: campaignIn(table),
    staff,
    call: (line: string, body?: unknown) => editor('editor', line, body),

    /** Makes a link and gives what the API says of it. */
    async link(change: Record<string, unknown> = {}) {
      const wanted = { municipality: retie, material: 'poster', target: { to: 'merchants' } };
      const made = { ...wanted, ...change };
      const { status, body } = await editor('editor', 'POST /staff/engagement/short-links', made);
      if (status !== 201) throw new Error(JSON.stringify(body));
      return body;
    },

    async phase(change: Record<string, unknown> = {}) {
      const wanted = { scope: retie, name: { nl: 'Winter' }, from: '2026-12-01', to: '2026-12-31' };
      const made = { ...wanted, ...change };
      return (await editor('editor', 'POST /staff/engagement/phases', made)).body;
    },

    scan: (path: string, headers: Record<string, string> = phone, method = 'GET') =>
      request(pages, { path, headers, method }),

    /** Has all that pages told counted, as the worker does. */
    async count(): Promise<void> {
      const repository = createCountRepository(table, now);
      const events = tracker.happened.splice(0).map(identified);
      const pause = async () => undefined;
      await countEvents(events, { repository, count: () => undefined, random: Math.random, pause });
    },

    async auditLines(): Promise<string[]> {
      const lines: string[] = [];
      for await (const item of table.queryAll({ pk: 'AUDIT#DAY#2026-12-01' })) {
        lines.push(`${item.action} ${item.subject} ${String(item.fields)}`.trim());
      }
      return lines;
    },
  };
}

export type ShortLinkWorld = Awaited<ReturnType<typeof shortLinkWorld>>;
