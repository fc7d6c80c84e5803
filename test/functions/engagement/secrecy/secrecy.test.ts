import { beforeAll, describe, expect, it } from 'vitest';
import { createCounterRepository } from '../../../../functions/engagement/counters/counter-repository.ts';
import { eventId } from '../../../builders/calendar-event.ts';
import { pagesWorld as calendarWorld } from '../../calendar/pages/pages-world.ts';
import { pagesWorld as merchantWorld } from '../../merchants/pages/pages-world.ts';
import { oneClick, unsubscribeLink } from '../../subscribers/world.ts';
import { visitsWorld } from '../../voting/pages/visits-world.ts';
import { agent, issueId, itemsOf, network, wholeWorld } from './whole-world.ts';

type World = Awaited<ReturnType<typeof wholeWorld>>;
type Reader = Awaited<ReturnType<World['reader']>>;

/** What knows people by what they are there for; changes with what they do there. */
const notOurs = /^(?:SUBSCRIBERS#|SUBSCRIBER_HISTORY#|ADDRESS#|MEMBERS#)/;

let world: World;
/** Never asked for it, agreed, agreed when the mail was made and withdrew since. */
let an: Reader;
let jef: Reader;
let els: Reader;
/** Items that came or changed while people read, clicked, voted and left. */
let changed: Map<string, string>;
/** Of the other worlds, whole. */
let elsewhere: string;

beforeAll(async () => {
  world = await wholeWorld();
  an = await world.reader('An', { agrees: false });
  jef = await world.reader('Jef', { agrees: true });
  els = await world.reader('Els', { agrees: true });
  await world.poster();
  const before = await world.items();
  await withdraw(els);
  await mailsArrive();
  await readersRead();
  elsewhere = await everythingElse();
  await world.workOff();
  const after = [...(await world.items())];
  changed = new Map(after.filter(([key, item]) => !notOurs.test(key) && before.get(key) !== item));
});

async function withdraw({ id }: Reader): Promise<void> {
  const subscriber = await world.subscribers.get(id);
  if (!subscriber) throw new Error('nobody there');
  await world.subscribers.replace(subscriber, { ...subscriber, trackingConsent: false }, []);
}

async function mailsArrive(): Promise<void> {
  const told = (eventType: string, index: number, to: string) => ({
    source: 'aws.ses',
    time: '2026-11-22T11:00:00Z',
    detail: {
      eventType,
      mail: {
        messageId: `ses-${index}`,
        destination: [[an, jef, els][index]?.address],
        tags: {
          kind: ['bulk'],
          issue: [issueId],
          chunk: ['07-k3v9x2ma-0003'],
          index: [String(index)],
          to: [to],
        },
      },
    },
  });
  const places = ['13036-residents-nl', '13036-residents-nl-f', '13036-residents-nl-f'];
  const batch = places.flatMap((to, index) => [
    told('Send', index, to),
    told('Delivery', index, to),
  ]);
  await world.mailEvents(batch, [an.id, jef.id, els.id]);
}

/** Clicks of all three, of programs, of whoever tries a link that is none, and one who leaves. */
async function readersRead(): Promise<void> {
  for (const place of ['2-1', '3-1']) {
    await world.click(place);
    for (const { id } of [jef, els]) await world.click(place, { subscriberId: id });
    world.now.advance(60);
  }
  await world.click('2-1', {}, 'HEAD');
  for (const { id } of [jef, els]) await world.open({ subscriberId: id, nis: '13003' });
  await world.visit('/r/forged.2-1.x.y/13036.r.nl...z');
  await world.visit('/privacy/nl/retie');
  await world.visit('/s/bcdfgh2');
  const left = await world.site.visit({
    method: 'POST',
    path: (await unsubscribeLink(world, an.id)).replace(/^https:\/\/[^/]+/, ''),
    headers: { 'user-agent': agent },
    body: new URLSearchParams(oneClick),
  });
  const [, ticket = ''] = /name="ticket" value="([^"]+)"/.exec(left.body) ?? [];
  await world.site.visit({
    method: 'POST',
    path: '/newsletter/nl/why',
    headers: { 'user-agent': agent },
    body: new URLSearchParams({ ticket, reason: 'too-often' }),
  });
}

/** Pages of the calendar, of shops and of a vote, seen by An; what they tell is counted with all else. */
async function everythingElse(): Promise<string> {
  const headers = { 'user-agent': agent };
  const calendar = await calendarWorld();
  await calendar.save();
  await calendar.get(`/calendar/nl/retie/event/${eventId(1)}`, headers);
  await calendar.get('/calendar/feeds/nl/retie.ics', headers);
  const shops = await merchantWorld();
  await shops.site.get('/merchants/nl/retie', headers);
  const vote = await visitsWorld();
  await vote.open();
  const { codePage, mail } = await vote.askForCode(an.address);
  await vote.send(codePage, '/confirm-code', { code: mail.code });
  await world.tell([...calendar.happened, ...shops.deps.tracker.happened, ...vote.happened]);
  const items = await itemsOf(calendar.table.name);
  return [...items.values(), shops.log.text(), vote.log.text()].join('\n');
}

const traces = (...readers: readonly Reader[]) =>
  readers.flatMap(({ id, address, name }) => [id, address, name]);
const visitor = [agent, 'Firefox/140.77', network];

const found = (text: string, marks: readonly string[]) =>
  marks.filter((mark) => text.includes(mark));

describe('what is counted of people', () => {
  it('was counted: otherwise nothing below would say anything', async () => {
    const { total } = await createCounterRepository(world.table).read('programme');
    expect(Object.keys(total).sort()).toEqual(
      [
        ...['clicked', 'delivered', 'directory', 'event-page', 'feed-read', 'opened'],
        ...['reader-clicked', 'reader-opened', 'reason-given', 'scanned', 'sent'],
        ...['subscribed', 'confirmed', 'unsubscribed', 'vote-confirmed', 'vote-page'],
      ].sort(),
    );
    expect([...changed.keys()].some((key) => key.startsWith('FEEDREADERS#'))).toBe(true);
    expect(total.clicked).toEqual({ raw: 7, human: 6 });
    expect(total.opened).toEqual({ raw: 1, human: 1 });
    expect(total['reader-clicked']).toEqual({ raw: 1, human: 1 });
    expect(total['reader-opened']).toEqual({ raw: 1, human: 1 });
  });

  it('leaves nothing in any item of who has not agreed, nor of who agrees no more', () => {
    expect(changed.size).toBeGreaterThan(10);
    for (const [key, item] of changed) {
      expect([key, found(item, [...traces(an, els), ...visitor])]).toEqual([key, []]);
    }
    expect(found(elsewhere, [...traces(an, jef, els), ...visitor])).toEqual([]);
  });

  it('keeps what a reader did who agreed in one place alone, under an id alone', () => {
    const ofJef = [...changed].filter(([, item]) => found(item, traces(jef)).length > 0);
    expect(ofJef.map(([key]) => key.split(' ')[0])).toEqual(
      Array(ofJef.length).fill(`READER#${jef.id}`),
    );
    expect(ofJef.map(([key]) => key.split(' ')[1]?.split('#')[0]).sort()).toEqual([
      'DELIVERED',
      'EVENT',
      'EVENT',
      'EVENT',
      'FIRST',
      'FIRST',
    ]);
    for (const [, item] of ofJef) expect(found(item, [jef.address, jef.name])).toEqual([]);
  });

  it('passes no queue of counted events with any person in it', () => {
    expect(world.sent.track.length).toBeGreaterThan(1000);
    expect(found(world.sent.track, [...traces(an, jef, els), ...visitor])).toEqual([]);
  });

  it('passes the queue of readers with the ids of those whose mail was made with consent, and no more', () => {
    expect(found(world.sent.follow, traces(jef, els))).toEqual([jef.id, els.id]);
    expect(found(world.sent.follow, [...traces(an), ...visitor])).toEqual([]);
  });

  it('is in no line of any log', () => {
    expect(found(world.logged(), [...traces(an, jef, els), ...visitor])).toEqual([]);
  });

  it('is gone with the reader: erasing leaves counters alone', async () => {
    await world.trail.removeAll(jef.id);
    const left = [...(await world.items())].filter(([key]) => !notOurs.test(key));
    for (const [key, item] of left) expect([key, found(item, traces(jef))]).toEqual([key, []]);
  });
});
