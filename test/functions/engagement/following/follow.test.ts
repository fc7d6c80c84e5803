import { describe, expect, it, vi } from 'vitest';
import type { FollowMessage } from '../../../../functions/engagement/following/followed.ts';
import { createFollow } from '../../../../functions/engagement/index.ts';

const happening = {
  kind: 'clicked' as const,
  at: '2026-11-29T19:30:00.000Z',
  nis: '13036',
  about: { issue: 'iss_1', link: '2-1' },
};

function recorded() {
  const sent: FollowMessage[] = [];
  const count = vi.fn();
  const error = vi.fn();
  const send = vi.fn(async (messages: readonly FollowMessage[]) => {
    sent.push(...messages);
  });
  return { sent, count, error, send, follow: createFollow({ send }, { count, log: { error } }) };
}

describe('following a reader', () => {
  it('gives each thing that a reader did an identity before it goes on the queue', async () => {
    const { sent, follow } = recorded();
    await follow.follow({ subscriberId: 'sub_1', happening });
    await follow.follow({ subscriberId: 'sub_2', happening });
    expect(sent).toMatchObject([
      { step: 'note', subscriberId: 'sub_1', event: { ...happening, seq: 0 } },
      { step: 'note', subscriberId: 'sub_2', event: { ...happening, seq: 1 } },
    ]);
    expect(sent[0]?.event.producer).toBe(sent[1]?.event.producer);
  });

  it('goes on without the queue, and says neither who nor what it was', async () => {
    const { send, count, error, follow } = recorded();
    send.mockRejectedValue(new Error('sub_1 clicked'));
    await follow.follow({ subscriberId: 'sub_1', happening });
    expect(count).toHaveBeenCalledExactlyOnceWith('TrackFailed', 1);
    expect(error.mock.calls).toEqual([['what a reader did is not counted', { error: 'Error' }]]);
  });

  it('takes nothing of which only the day is known, nor what is of no issue', async () => {
    const { sent, count, follow } = recorded();
    await follow.follow({ subscriberId: 'sub_1', happening: { ...happening, at: '2026-11-29' } });
    await follow.follow({ subscriberId: 'sub_1', happening: { ...happening, about: {} } });
    expect(sent).toEqual([]);
    expect(count).toHaveBeenCalledTimes(2);
  });
});
