import { createRegistrants } from '../../../functions/calendar/index.ts';
import { createReaderTrail } from '../../../functions/engagement/index.ts';
import type { MailRequest } from '../../../functions/mail/index.ts';
import type { Erasure } from '../../../functions/subscribers/erasure.ts';
import type { ErasureJournal } from '../../../functions/subscribers/erasure-journal.ts';
import { createLinks } from '../../../functions/subscribers/links.ts';
import { subscriberPages } from '../../../functions/subscribers/page-routes.ts';
import { createHistoryRepository } from '../../../functions/subscribers/repository/history.ts';
import { createSubscriberRepository } from '../../../functions/subscribers/repository/subscribers.ts';
import { createSuppressionRepository } from '../../../functions/subscribers/repository/suppressions.ts';
import type { Audience } from '../../../functions/subscribers/schema.ts';
import type { Withdrawal } from '../../../functions/subscribers/withdrawal.ts';
import { pageFunction } from '../../../shared/http/page-function.ts';
import { newId } from '../../../shared/ids.ts';
import { createKeyRing } from '../../../shared/secrets/key-ring.ts';
import { testClock } from '../../builders/clock.ts';
import { type EventInput, httpEvent, lambdaContext } from '../../builders/http-event.ts';
import { recordedTracker } from '../../builders/recorded-tracker.ts';
import { silentLog } from '../../builders/silent-log.ts';
import { freshTable } from '../../builders/table.ts';

export const siteUrl = 'https://site.example';

/** The residents' site on a fresh table, with what it mailed and wrote into the journal. */
export async function subscribersWorld(secret = 'one-key') {
  const table = await freshTable();
  const now = testClock();
  const ring = { text: secret };
  const keys = createKeyRing(async () => ring.text);
  const mails: MailRequest[] = [];
  const journal: (Erasure | Withdrawal)[] = [];
  const paused: number[] = [];
  const log = silentLog();
  const deps = {
    table,
    keys,
    now,
    newId,
    subscribers: createSubscriberRepository(table, { newId }),
    suppressions: createSuppressionRepository(table, keys),
    history: createHistoryRepository(table),
    trail: createReaderTrail(table, now),
    links: createLinks({ keys, now, siteUrl }),
    mail: {
      async send(requests: readonly MailRequest[]) {
        mails.push(...requests);
      },
    },
    elsewhere: [createRegistrants(table, keys, { now })],
    journal: {
      async record(line) {
        journal.push(line);
      },
    } satisfies ErasureJournal,
    tracker: recordedTracker(),
    viewer: async () => '203.0.113.9' as string | undefined,
    pause: async (milliseconds: number) => {
      paused.push(milliseconds);
    },
  };
  const handler = pageFunction(subscriberPages, deps, { log });
  const visit = async (input: EventInput) => {
    const {
      statusCode = 0,
      headers = {},
      body = '',
    } = await handler(httpEvent(input), lambdaContext);
    return { statusCode, headers, body };
  };
  const site = {
    get: (path: string) => visit({ path: path.replace(siteUrl, '') }),
    post: (path: string, fields: Record<string, string | readonly string[]>) =>
      visit({ path: path.replace(siteUrl, ''), method: 'POST', body: formOf(fields) }),
    visit,
  };
  return { ...deps, deps, mails, written: journal, paused, log, ring, site };
}

export type World = Awaited<ReturnType<typeof subscribersWorld>>;

function formOf(fields: Record<string, string | readonly string[]>): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of typeof value === 'string' ? [value] : value) form.append(name, one);
  }
  return form;
}

export const subscribeFields = (
  address: string,
  change: Record<string, string | string[]> = {},
) => ({
  address,
  name: '',
  audience: 'residents',
  language: 'nl',
  'municipalities[]': ['13036'],
  'topics[]': ['shops', 'events', 'offers', 'votes'],
  ...change,
});

/** The link of the newest mail of a kind. */
export function linkOf(world: World, kind: string): string {
  const request = world.mails.findLast((mail) => 'mail' in mail && mail.mail.kind === kind);
  if (!request || !('mail' in request)) throw new Error(`no mail ${kind}`);
  const { mail } = request;
  const link = [
    'confirmUrl' in mail && mail.confirmUrl,
    'preferencesUrl' in mail && mail.preferencesUrl,
    'dataUrl' in mail && mail.dataUrl,
  ].find(Boolean);
  if (!link) throw new Error(`no link in ${kind}`);
  return link;
}

export const tokenOf = (link: string): string => new URL(link).searchParams.get('token') ?? '';

/** Subscribes on the page and confirms by the mail's link, as a resident does. */
export async function confirmedSubscriber(
  world: World,
  address: string,
  change: Record<string, string | string[]> = {},
) {
  await world.site.post('/newsletter/nl/retie', subscribeFields(address, change));
  const link = linkOf(world, 'confirm-subscription');
  await world.site.post('/newsletter/nl/confirm', { token: tokenOf(link) });
  const subscriber = await world.subscribers.findByAddress(address);
  if (!subscriber) throw new Error('not subscribed');
  return subscriber;
}

export const unsubscribeLink = (world: World, id: string, audience: Audience = 'residents') =>
  world.links.unsubscribe(id, audience, 'nl');

export const oneClick = { 'List-Unsubscribe': 'One-Click' };
