import type { Principal } from '../../../shared/http/principal.ts';
import { auditWrite } from '../../staff/index.ts';
import { changeSubscriber, type Step } from '../change-subscriber.ts';
import { withoutFollowing } from '../following-consent.ts';
import { forgetFollowed } from '../forget-followed.ts';
import type { Asked, Audience, HistoryEntry, Subscriber } from '../schema.ts';
import { union, without } from '../subscription.ts';
import { endAudience } from '../unsubscribe.ts';
import type { StaffDeps } from './staff-deps.ts';

interface Ending {
  readonly id: string;
  readonly audience: Audience;
  /** NIS codes. */
  readonly municipalities: readonly string[];
  readonly principal: Principal;
}

/** Takes a person off the lists of some municipalities; the audience ends when none is left, with the last one following, too. */
export async function endForMunicipalities(ending: Ending, deps: StaffDeps): Promise<void> {
  const { id, audience, municipalities, principal } = ending;
  const end = (present: Subscriber) => {
    const ended = endIn(present, ending, deps.now());
    const step = ended && withoutFollowing(ended, principal.accountId, deps.now());
    const line = { principal, action: 'subscriber.ended', subject: id, municipalities };
    return step && { ...step, writes: [auditWrite({ ...line, fields: [audience] }, deps)] };
  };
  const after = await changeSubscriber(deps.subscribers, id, end);
  if (after) await forgetFollowed(after, deps);
}

function endIn(present: Subscriber, ending: Ending, now: Date): Step | undefined {
  const { audience, municipalities, principal } = ending;
  const held = present.subscriptions[audience];
  const asked = present.asked[audience];
  const followed = held?.state === 'active' ? held.municipalities : [];
  const staying = without(followed, municipalities);
  const waiting = without(asked?.municipalities ?? [], municipalities);
  const isTouched =
    staying.length < followed.length || waiting.length < (asked?.municipalities.length ?? 0);
  if (!isTouched) return undefined;
  if (staying.length === 0 && waiting.length === 0) {
    return endAudience(present, audience, principal.accountId, now);
  }
  const at = now.toISOString();
  const source = principal.accountId;
  const after: Subscriber = {
    ...present,
    subscriptions: { ...present.subscriptions, ...shortened(held, audience, ending, at) },
    asked: { ...present.asked, [audience]: remaining(asked, waiting) },
  };
  const ended = [...municipalities];
  const entry: HistoryEntry = { at, event: 'ended', audience, municipalities: ended, source };
  return { after, entries: [entry] };
}

function shortened(
  held: Subscriber['subscriptions'][Audience],
  audience: Audience,
  { municipalities }: Ending,
  at: string,
) {
  if (held?.state !== 'active') return {};
  const staying = without(held.municipalities, municipalities);
  const left = union(held.left, municipalities);
  // Something still waits for confirmation: what was followed has ended all the same.
  const subscription =
    staying.length > 0
      ? { ...held, municipalities: staying, left }
      : { ...held, state: 'ended' as const, left, endedAt: at };
  return { [audience]: subscription };
}

const remaining = (asked: Asked | undefined, waiting: string[]): Asked | undefined =>
  asked && waiting.length > 0 ? { ...asked, municipalities: waiting } : undefined;
