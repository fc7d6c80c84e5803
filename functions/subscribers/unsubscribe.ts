import { changeSubscriber, type Step } from './change-subscriber.ts';
import type { SubscriberDeps } from './deps.ts';
import { withoutFollowing } from './following-consent.ts';
import { type ForgettingDeps, forgetFollowed } from './forget-followed.ts';
import type { Audience, Subscriber } from './schema.ts';
import { union } from './subscription.ts';

export interface Leaving {
  readonly subscriberId: string;
  readonly audience: Audience;
  /** `one-click`, `preferences`, or the account id of staff who do it on request. */
  readonly source: string;
  /** Told of who left now, before anything else may fail: whoever asks again ends nothing, and would not be counted. */
  readonly whenEnded?: (left: Subscriber) => Promise<void>;
}

/**
 * Ends one audience, also one that only waited for confirmation (an import then never asks again). With the last one the reader
 * is followed no more, and what is kept of that is removed.
 * Repeating it, or doing it after an erasure, changes nothing and is no error. Returns the subscriber if something ended now.
 */
export async function unsubscribe(
  { subscriberId, audience, source, whenEnded }: Leaving,
  deps: ForgettingDeps & Pick<SubscriberDeps, 'now'>,
): Promise<Subscriber | undefined> {
  let step: Step | undefined;
  const leave = (before: Subscriber) => {
    const ended = endAudience(before, audience, source, deps.now());
    step = ended && withoutFollowing(ended, source, deps.now());
    return step;
  };
  const present = await changeSubscriber(deps.subscribers, subscriberId, leave);
  if (step) await whenEnded?.(step.after);
  // At every asking, so that whoever met an error may simply ask again.
  if (present) await forgetFollowed(present, deps);
  return step?.after;
}

/** Undefined when there is nothing to end. */
export function endAudience(
  present: Subscriber,
  audience: Audience,
  source: string,
  now: Date,
): Step | undefined {
  const held = present.subscriptions[audience];
  const asked = present.asked[audience];
  if (held?.state !== 'active' && !asked) return undefined;
  const at = now.toISOString();
  const municipalities = union(held?.municipalities ?? [], asked?.municipalities ?? []);
  const left = union(held?.left ?? [], municipalities);
  const ended = { state: 'ended' as const, municipalities, left, endedAt: at };
  const after: Subscriber = {
    ...present,
    subscriptions: { ...present.subscriptions, [audience]: ended },
    asked: { ...present.asked, [audience]: undefined },
  };
  return { after, entries: [{ at, event: 'ended', audience, municipalities, source }] };
}
