import type { Clock } from '../../../shared/clock.ts';
import type { Table } from '../../../shared/data/table.ts';
import { playedPages } from '../../../shared/http/played-request.ts';
import type { NewId } from '../../../shared/ids.ts';
import { municipalities } from '../../../shared/programme/programme.ts';
import type { KeyRing } from '../../../shared/secrets/key-ring.ts';
import { localHour } from '../../../shared/time/local-hour.ts';
import { createReaderTrail, type Tracker } from '../../engagement/index.ts';
import type { MailRequest } from '../../mail/index.ts';
import { applyRows } from '../importing/apply-rows.ts';
import type { ImportPolicy } from '../importing/policy.ts';
import type { ImportedPerson } from '../importing/read-row.ts';
import { createLinks } from '../links.ts';
import { noteListSizes } from '../list-sizes.ts';
import type { PageDeps } from '../page-deps.ts';
import { subscriberPages } from '../page-routes.ts';
import { createHistoryRepository } from '../repository/history.ts';
import { listSizeKey } from '../repository/keys.ts';
import { createSubscriberRepository } from '../repository/subscribers.ts';
import { createSuppressionRepository } from '../repository/suppressions.ts';

/** What residents are played with: a real table, and a clock that whoever plays sets. */
export interface ResidentsResources {
  readonly table: Table;
  readonly keys: KeyRing;
  /** Origin of the public site, no slash at the end. */
  readonly siteUrl: string;
  readonly tracker: Tracker;
  readonly now: Clock;
  readonly newId: NewId;
}

/** Somebody of a list on paper, who agreed in writing. */
export type ListedPerson = Omit<ImportedPerson, 'notes'>;

/** Residents subscribe, agree and leave on the pages as they are in production; mails to them go no further than here. */
export function createResidents(resources: ResidentsResources) {
  const { table, keys, siteUrl, tracker, now, newId } = resources;
  const mails: MailRequest[] = [];
  const subscribers = createSubscriberRepository(table, { newId });
  const suppressions = createSuppressionRepository(table, keys);
  const pages: PageDeps = {
    ...{ table, keys, now, newId, subscribers, suppressions, tracker },
    history: createHistoryRepository(table),
    trail: createReaderTrail(table, now),
    journal: { record: async () => undefined },
    elsewhere: [],
    mail: {
      send: async (requests) => {
        mails.push(...requests);
      },
    },
    links: createLinks({ keys, now, siteUrl }),
    pause: async () => undefined,
    viewer: async ({ requestContext }) => requestContext.http.sourceIp,
  };

  return {
    /** A request to one of the pages of newsletters. */
    ask: playedPages(subscriberPages, pages),

    /** Mails to single people that were written since this was last asked for. */
    takeMails: (): MailRequest[] => mails.splice(0),

    /** Imports a list, as a worker does a batch of it. */
    async importList(people: readonly ListedPerson[], policy: ImportPolicy): Promise<void> {
      const importId = newId('imp');
      const rows = people.map((person, index) => ({
        line: index + 2,
        person: { ...person, notes: [] },
        context: { importId, line: index + 2, policy, inviteAt: undefined, now, newId },
      }));
      await applyRows(rows, { subscribers, suppressions });
    },

    /** What the sweep does in the first hour of a day; in place of what a sweep has noted that knew nothing of what is played. */
    async noteSizes(): Promise<void> {
      const { day } = localHour(now());
      const places = ['programme', ...municipalities.map(({ nis }) => nis)];
      await table.writeMany(
        [],
        places.map((place) => listSizeKey(place, day)),
      );
      await noteListSizes({ table, now });
    },
  };
}
