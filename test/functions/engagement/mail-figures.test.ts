import { describe, expect, it } from 'vitest';
import { createCounterRepository } from '../../../functions/engagement/counters/counter-repository.ts';
import { countEvents } from '../../../functions/engagement/counting/count-events.ts';
import { createCountRepository } from '../../../functions/engagement/counting/count-repository.ts';
import {
  type EngagementEvent,
  type TrackMessage,
  trackMessageSchema,
} from '../../../functions/engagement/events/engagement-event.ts';
import { recordMailEvents } from '../../../functions/engagement/record-mail-events.ts';
import { createSendEvents } from '../../../functions/engagement/tracking/send-events.ts';
import { seededRandom } from '../../builders/seeded.ts';
import { silentLog } from '../../builders/silent-log.ts';
import { freshTable } from '../../builders/table.ts';

const now = () => new Date('2026-11-22T12:00:00Z');
const issue = 'iss_01kb0000000000000000000000';
const chunk = '07-k3v9x2ma-0003';

interface Told {
  readonly index: number;
  readonly about?: object;
  readonly to?: string;
  readonly time?: string;
}

/** As EventBridge brings it. */
const told = (eventType: string, { index, about, to = '13036-residents-nl', time }: Told) => ({
  source: 'aws.ses',
  time: time ?? '2026-11-22T11:30:00Z',
  detail: {
    eventType,
    mail: {
      messageId: `ses-${index}`,
      destination: ['an@example.be'],
      tags: {
        kind: ['bulk'],
        issue: [issue],
        chunk: [chunk],
        index: [String(index)],
        ...(to && { to: [to] }),
      },
    },
    ...about,
  },
});

const bounce = (bounceType: string) => ({
  bounce: { bounceType, bouncedRecipients: [{ emailAddress: 'an@example.be' }] },
});
const complaint = (complaintFeedbackType: string) => ({
  complaint: { complainedRecipients: [{ emailAddress: 'an@example.be' }], complaintFeedbackType },
});

/** Takes in batches as the worker of mail events does, and counts what it put on the queue. */
async function world() {
  const table = await freshTable();
  const messages: TrackMessage[] = [];
  const queue = {
    send: async (more: readonly TrackMessage[]) => {
      messages.push(...more);
    },
  };
  const deps = {
    recordChunkEvents: async () => undefined,
    recordBounce: async () => undefined,
    recordComplaint: async () => undefined,
    recipientsOf: async () => [],
    noteDelivery: async () => undefined,
    countEvents: createSendEvents(queue),
    now,
    log: silentLog(),
    count: () => undefined,
  };
  const count = (events: readonly EngagementEvent[]) =>
    countEvents(events, {
      repository: createCountRepository(table, now),
      count: () => undefined,
      random: Math.random,
      pause: async () => undefined,
    });
  return {
    messages,
    async takeIn(...batch: readonly unknown[]) {
      await recordMailEvents(batch, deps);
      for (const message of messages.splice(0)) await count(trackMessageSchema.parse(message));
    },
    figures: async () => (await createCounterRepository(table).read(`issue:${issue}`)).total,
    parts: async () =>
      Object.fromEntries((await createCounterRepository(table).read(`issue:${issue}`)).parts),
    counters: createCounterRepository(table),
  };
}

const both = (count: number) => ({ raw: count, human: count });

describe('figures of mails', () => {
  it('are exact though SES tells twice, late and in any order', async () => {
    const { takeIn, figures } = await world();
    const all = Array.from({ length: 50 }, (_, index) => [
      told('Send', { index }),
      told(index < 3 ? 'Bounce' : 'Delivery', { index, about: bounce('Permanent') }),
    ]).flat();
    const random = seededRandom(7);
    const shuffled = [...all, ...all, ...all]
      .map((event) => ({ event, place: random() }))
      .sort((one, other) => one.place - other.place)
      .map(({ event }) => event);
    for (let from = 0; from < shuffled.length; from += 33) {
      await takeIn(...shuffled.slice(from, from + 33));
    }
    expect(await figures()).toEqual({ sent: both(50), delivered: both(47), bounced: both(3) });
  });

  it('count recipients: a mail that was delayed three times is delayed once', async () => {
    const { takeIn, figures } = await world();
    const delays = ['11:30', '11:45', '12:00'].map((time) =>
      told('DeliveryDelay', { index: 4, time: `2026-11-22T${time}:00Z` }),
    );
    for (const delay of delays) await takeIn(delay);
    expect(await figures()).toEqual({ delayed: both(1) });
  });

  it('say how an address bounced, and take no mail out of the spam folder for a complaint', async () => {
    const { takeIn, figures, parts } = await world();
    await takeIn(
      told('Bounce', { index: 1, about: bounce('Permanent') }),
      told('Bounce', { index: 2, about: bounce('Transient') }),
      told('Complaint', { index: 3, about: complaint('abuse') }),
      told('Complaint', { index: 4, about: complaint('not-spam') }),
    );
    expect(await figures()).toEqual({ bounced: both(2), complained: both(1) });
    expect(await parts()).toMatchObject({
      'reason=permanent': { bounced: both(1) },
      'reason=transient': { bounced: both(1) },
    });
  });

  it('stand by version, and those to readers who agreed to be followed beside all', async () => {
    const { takeIn, parts, counters } = await world();
    await takeIn(
      told('Delivery', { index: 1, to: '13036-residents-nl-a' }),
      told('Delivery', { index: 2, to: '13036-residents-nl-b-f' }),
      told('Delivery', { index: 3, to: '13036-residents-nl-f' }),
      told('Delivery', { index: 4 }),
    );
    expect(await parts()).toMatchObject({
      'version=a': { delivered: both(1) },
      'version=b': { delivered: both(1) },
      'followed=yes': { delivered: both(2) },
      'nis=13036': { delivered: both(4) },
    });
    const { parts: ofRetie } = await counters.read('municipality:13036');
    expect(ofRetie.get('followed=yes')).toEqual({ delivered: both(2) });
  });

  it('stand by municipality, audience and language as the mail is tagged', async () => {
    const { takeIn, parts, counters } = await world();
    await takeIn(
      told('Send', { index: 1 }),
      told('Send', { index: 2, to: '13003-businesses-fr' }),
      told('Send', { index: 3, to: '' }),
    );
    expect(await parts()).toEqual({
      'nis=13036': { sent: both(1) },
      'nis=13003': { sent: both(1) },
      'language=nl': { sent: both(1) },
      'language=fr': { sent: both(1) },
    });
    const programme = await counters.read('programme');
    expect(programme.total).toEqual({ sent: both(3) });
    expect(programme.parts.get('audience=businesses')).toEqual({ sent: both(1) });
    const { days } = await counters.read('municipality:13003');
    expect(days).toMatchObject([
      { day: '2026-11-22', hours: [{ at: new Date('2026-11-22T11:00:00Z') }] },
    ]);
  });

  it('say in a municipality how many addresses are gone, by the audience that lost them', async () => {
    const { takeIn, counters } = await world();
    const to = '13036-businesses-nl';
    await takeIn(
      told('Bounce', { index: 1, about: bounce('Permanent'), to }),
      told('Bounce', { index: 2, about: bounce('Transient'), to }),
      told('Bounce', { index: 3, about: bounce('Permanent') }),
    );
    const { parts } = await counters.readMunicipality('13036');
    expect(parts.get('gone=businesses')).toEqual({ bounced: both(1) });
    expect(parts.get('gone=residents')).toEqual({ bounced: both(1) });
    expect(parts.get('audience=businesses')).toEqual({ bounced: both(2) });
  });

  it('go to the queue many in a message, without address or mail', async () => {
    const { messages, takeIn } = await world();
    let text = '';
    const push = messages.push.bind(messages);
    Object.assign(messages, {
      push: (...more: TrackMessage[]) => {
        text += JSON.stringify(more);
        expect(more.map((message) => message.length)).toEqual([80, 20]);
        return push(...more);
      },
    });
    const kinds = ['Send', 'Delivery'];
    await takeIn(
      ...kinds.flatMap((kind) => Array.from({ length: 50 }, (_, index) => told(kind, { index }))),
    );
    expect(text).not.toMatch(/@|ses-\d/);
  });
});
