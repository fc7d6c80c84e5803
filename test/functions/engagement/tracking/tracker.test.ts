import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type EngagementEvent,
  type TrackMessage,
  trackMessageSchema,
} from '../../../../functions/engagement/events/engagement-event.ts';
import { createTracker } from '../../../../functions/engagement/index.ts';

const happening = {
  kind: 'directory',
  at: '2026-11-29T19:30:00.000Z',
  nis: '13036',
  language: 'nl',
} as const;

const count = vi.fn();
const log = { error: vi.fn() };
beforeEach(() => {
  vi.clearAllMocks();
});

const sentBy = (tracks: number) => {
  const sent: TrackMessage[] = [];
  const queue = {
    send: async (messages: readonly TrackMessage[]) => {
      sent.push(...messages);
    },
  };
  const tracker = createTracker(queue, { log, count });
  const all = Array.from({ length: tracks }, () => tracker.track(happening));
  return Promise.all(all).then((): EngagementEvent[] => sent.flat());
};

describe('a tracker', () => {
  it('sends what the counting worker understands', async () => {
    const events = await sentBy(1);
    expect(trackMessageSchema.parse(events)).toEqual([
      { ...happening, producer: expect.any(String), seq: 0 },
    ]);
  });

  it('gives no two events the same identity, in one container or in two', async () => {
    const events = [...(await sentBy(2500)), ...(await sentBy(2500))];
    const identities = new Set(events.map(({ producer, seq }) => `${producer} ${seq}`));
    expect(identities.size).toBe(5000);
    expect(Math.max(...events.map(({ seq }) => seq))).toBe(999);
  });

  it('gives what may be told again the name that it is told under', async () => {
    const sent: TrackMessage[] = [];
    const queue = {
      send: async (messages: readonly TrackMessage[]) => void sent.push(...messages),
    };
    const tracker = createTracker(queue, { log, count });
    await tracker.trackOnce('reason.1', happening);
    await tracker.trackOnce('reason.1', happening);
    expect(sent.flat().map(({ producer, seq }) => `${producer} ${seq}`)).toEqual([
      'reason.1 0',
      'reason.1 0',
    ]);
    expect(trackMessageSchema.safeParse(sent[0]).success).toBe(true);
  });

  it('breaks no page when the queue fails, and says so', async () => {
    const queue = {
      send: async () => {
        throw new Error('no answer for an@example.be');
      },
    };
    await createTracker(queue, { log, count }).track(happening, happening);
    expect(count).toHaveBeenCalledWith('TrackFailed', 2);
    expect(log.error).toHaveBeenCalledWith('what happened is not counted', {
      error: 'Error',
    });
  });

  it('asks the queue nothing when nothing happened', async () => {
    const send = vi.fn();
    await createTracker({ send }, { log, count }).track();
    expect(send).not.toHaveBeenCalled();
  });
});
