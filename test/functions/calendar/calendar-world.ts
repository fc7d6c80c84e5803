import type { StaffDeps } from '../../../functions/calendar/api/staff-deps.ts';
import { createEventRepository } from '../../../functions/calendar/events/event-repository.ts';
import { createSourceRepository } from '../../../functions/calendar/sources/source-repository.ts';
import { staffRoutes } from '../../../functions/calendar/staff-routes.ts';
import { createRunRepository } from '../../../functions/calendar/syncing/run-repository.ts';
import { runSync } from '../../../functions/calendar/syncing/run-sync.ts';
import type { ReadStep, SyncDeps } from '../../../functions/calendar/syncing/sync-deps.ts';
import type { SyncMessage } from '../../../functions/calendar/syncing/sync-message.ts';
import { newDateKey } from '../../../functions/calendar/syncing/timing-said.ts';
import { createTiedIssues } from '../../../functions/newsletters/index.ts';
import { createAuthenticate, seedStaffAccounts } from '../../../functions/staff/index.ts';
import { apiFunction } from '../../../shared/http/api-function.ts';
import type { Role } from '../../../shared/http/principal.ts';
import { createKeyRing } from '../../../shared/secrets/key-ring.ts';
import { callAs } from '../../builders/call-as.ts';
import { silentLog } from '../../builders/silent-log.ts';
import { waitingQueue } from '../../builders/waiting-queue.ts';
import { newslettersWorld, siteUrl } from '../newsletters/newsletters-world.ts';
import { listing } from './syncing/sync-world.ts';

export const retie = '13036';
export const balen = '13003';

/** When a weekly market of Retie takes place, as the editor has it. */
export const thursdays = {
  start: '2026-12-03T08:00',
  end: '2026-12-03T12:00',
  repeat: { frequency: 'weekly', weekdays: [4] },
} as const;

export const newEvent = {
  municipality: retie,
  facts: { title: { nl: 'Weekmarkt' }, topics: ['market'] },
  recurrence: thursdays,
} as const;

export const newSource = {
  name: 'Kalender van Retie',
  nis: retie,
  settings: { kind: 'ical', url: 'https://www.retie.example/kalender.ics' },
  everyMinutes: 60,
} as const;

export type CalendarWorld = Awaited<ReturnType<typeof calendarWorld>>;

/** The staff API of the calendar on a real table, beside newsletters. Today is Sunday 22 November 2026, noon in London. */
export async function calendarWorld() {
  const newsletters = await newslettersWorld();
  const { table, clock: now, newId, issues, scheduler } = newsletters;
  const syncQueue = waitingQueue<SyncMessage>(now);
  const mails: unknown[] = [];
  let lists: ReadStep = listing([]);

  const deps: StaffDeps = {
    table,
    now,
    newId,
    events: createEventRepository(table, { now }),
    sources: createSourceRepository(table, { now }),
    runs: createRunRepository(table, { now }),
    syncQueue,
    keys: createKeyRing(async () => 'one-key'),
    mail: {
      send: async (requests) => void mails.push(...requests),
      sendOnce: async (requests) => void mails.push(...requests.map(({ request }) => request)),
      putBack: async () => undefined,
    },
    issues: createTiedIssues({ table, issues, scheduler, now, newId }),
    urls: { upload: async (key, size) => `https://files.example/${key}?size=${size}` },
    siteUrl,
  };
  const syncDeps: SyncDeps = {
    ...deps,
    readStep: (...step) => lists(...step),
    newKey: newDateKey,
    log: silentLog(),
    count: () => undefined,
  };
  const authenticate = createAuthenticate(table);
  const call = callAs(apiFunction(staffRoutes, deps, { authenticate, log: silentLog() }));

  /** Makes an account with one grant and gives its login. */
  async function staffMember(role: Role, scope: string): Promise<string> {
    const login = `${role}.${scope}@demo.vanhier.example`;
    await seedStaffAccounts(table, [{ login, name: login, grants: [{ role, scope }] }]);
    return login;
  }

  return {
    newsletters,
    table,
    deps,
    now,
    mails,
    syncQueue,
    call,
    staffMember,
    /** Works on all runs that were asked for, of sources that say this. */
    work: async (read: ReadStep): Promise<void> => {
      lists = read;
      for (let message = syncQueue.take(); message; message = syncQueue.take()) {
        await runSync(message, () => 300_000, syncDeps);
      }
    },
    /** Lines of the audit log but those about accounts, oldest first. */
    auditLines: async (): Promise<string[]> => {
      const lines: string[] = [];
      for await (const item of table.queryAll({ pk: 'AUDIT#DAY#2026-11-22' })) {
        if (!String(item.action).startsWith('account.')) lines.push(String(item.action));
      }
      return lines;
    },
  };
}
