import { paginateScan } from '@aws-sdk/client-dynamodb';
import { countEvents } from '../../../../functions/engagement/counting/count-events.ts';
import { createCountRepository } from '../../../../functions/engagement/counting/count-repository.ts';
import {
  type TrackMessage,
  trackMessageSchema,
} from '../../../../functions/engagement/events/engagement-event.ts';
import { addFeedReaders } from '../../../../functions/engagement/feeds/add-feed-readers.ts';
import { createFeedReaders } from '../../../../functions/engagement/feeds/feed-readers.ts';
import type { FollowMessage } from '../../../../functions/engagement/following/followed.ts';
import { takeFollowed } from '../../../../functions/engagement/following/take-followed.ts';
import { createTrailRepository } from '../../../../functions/engagement/following/trail-repository.ts';
import {
  createFollow,
  createTracker,
  type Happening,
} from '../../../../functions/engagement/index.ts';
import { signLink } from '../../../../functions/engagement/links/link-token.ts';
import { signTicket, type Ticket } from '../../../../functions/engagement/links/ticket.ts';
import { engagementPages } from '../../../../functions/engagement/public-routes.ts';
import { recordMailEvents } from '../../../../functions/engagement/record-mail-events.ts';
import { createShortLinkRepository } from '../../../../functions/engagement/short-links/short-link-repository.ts';
import { createSendEvents } from '../../../../functions/engagement/tracking/send-events.ts';
import { agreeToFollowing } from '../../../../functions/subscribers/following-consent.ts';
import { checkFollowing } from '../../../../functions/subscribers/index.ts';
import { pageFunction } from '../../../../shared/http/page-function.ts';
import { request } from '../../../builders/http-event.ts';
import { silentLog } from '../../../builders/silent-log.ts';
import { testDynamoDbClient } from '../../../builders/table.ts';
import { waitingQueue } from '../../../builders/waiting-queue.ts';
import { confirmedSubscriber, siteUrl, subscribersWorld } from '../../subscribers/world.ts';

export const issueId = 'iss_01kbexample0000000000000000';

/** Known again wherever they turn up. */
export const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.77';
export const network = '203.0.113.9';

/** The whole way of an event, from page and mail over both queues to counters, by the real code on a real table. */
export async function wholeWorld() {
  const world = await subscribersWorld();
  const { table, keys, now } = world;
  const log = silentLog();
  const tracked = waitingQueue<TrackMessage>(now);
  const followed = waitingQueue<FollowMessage>(now);
  /** Everything that was ever put on each queue. */
  const sent = { track: '', follow: '' };
  const kept = <Message>(
    name: keyof typeof sent,
    queue: ReturnType<typeof waitingQueue<Message>>,
  ) => ({
    async send(messages: readonly Message[], options?: { delaySeconds?: number }) {
      sent[name] += JSON.stringify(messages);
      await queue.send(messages, options);
    },
  });
  const telling = { log, count: () => undefined };
  const tracker = createTracker(kept('track', tracked), telling);
  Object.assign(world.deps, { tracker });
  const pages = pageFunction(
    engagementPages,
    { table, keys, now, siteUrl, tracker, follow: createFollow(kept('follow', followed), telling) },
    { log },
  );
  const trail = createTrailRepository(table, checkFollowing);
  const countAll = createSendEvents(kept('track', tracked));
  const counting = {
    repository: createCountRepository(table, now),
    count: () => undefined,
    random: Math.random,
    pause: async () => undefined,
  };

  return {
    ...world,
    sent,
    /** What the functions wrote down while they worked. */
    logged: () => log.text() + world.log.text(),

    async reader(name: string, { agrees }: { agrees: boolean }) {
      const address = `${name.toLowerCase()}.geheim@telenet.be`;
      const { id } = await confirmedSubscriber(world, address, { name: `${name} Geheim` });
      if (agrees) await agreeToFollowing(id, world.deps);
      return { id, address, name: `${name} Geheim` };
    },

    /** Opens a link of the mail that was made for a reader. */
    async click(place: string, ticket: Partial<Ticket> = {}, method = 'GET') {
      const url = 'https://www.retie.example/markt';
      const link = await signLink({ issueId, linkId: place, url }, { keys, siteUrl });
      const path = link.slice(siteUrl.length).replace('{{ticket}}', await ticketOf(ticket));
      return visit(path, method);
    },
    open: async (ticket: Partial<Ticket>) => visit(`/o/${issueId}/${await ticketOf(ticket)}`),
    visit: (path: string) => visit(path),

    /** A poster that leads to the shops. */
    async poster(): Promise<void> {
      const at = now().toISOString();
      const what = { code: 'bcdfgh2', nis: '13036', material: 'poster' as const };
      const made = { state: 'active' as const, createdAt: at, createdBy: 'acc_editor', version: 0 };
      const poster = { ...what, ...made, target: { to: 'merchants' as const } };
      await createShortLinkRepository(table).create([poster], []);
    },

    /** What pages of other contexts told, each in a world of its own. */
    tell: (happenings: readonly Happening[]) => tracker.track(...happenings),

    mailEvents: (batch: readonly unknown[], recipients: readonly string[]) =>
      recordMailEvents(batch, {
        recordChunkEvents: async () => undefined,
        countEvents: countAll,
        recipientsOf: async () => recipients,
        noteDelivery: trail.noteDelivery,
        recordBounce: async () => undefined,
        recordComplaint: async () => undefined,
        now,
        ...telling,
      }),

    /** Has both queues worked off. */
    async workOff(): Promise<void> {
      for (let round = 0; round < 2; round += 1) {
        for (let message = followed.take(); message; message = followed.take()) {
          await takeFollowed(message, {
            trail,
            queue: kept('follow', followed),
            countEvents: countAll,
          });
        }
        now.advance(180);
      }
      for (let message = tracked.take(); message; message = tracked.take()) {
        const events = trackMessageSchema.parse(message);
        await addFeedReaders(events, createFeedReaders(table));
        await countEvents(events, counting);
      }
    },

    items: () => itemsOf(table.name),
  };

  async function ticketOf(ticket: Partial<Ticket>): Promise<string> {
    const group = { audience: 'residents' as const, nis: '13036', language: 'nl' as const };
    return signTicket(issueId, { ...group, ...ticket }, keys);
  }

  function visit(path: string, method = 'GET') {
    return request(pages, { path, method, headers: { 'user-agent': agent } });
  }
}

/** Every item of a table, as text by its key. */
export async function itemsOf(TableName: string): Promise<Map<string, string>> {
  const client = testDynamoDbClient();
  const found = new Map<string, string>();
  for await (const { Items = [] } of paginateScan({ client }, { TableName })) {
    for (const item of Items) found.set(`${item.pk?.S} ${item.sk?.S}`, JSON.stringify(item));
  }
  client.destroy();
  return found;
}
