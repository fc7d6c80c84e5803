import type { Queue } from '../../../shared/queue/queue.ts';
import type { EngagementEvent } from '../events/engagement-event.ts';
import { isRepeated, repeatedSeconds } from '../people/is-repeated.ts';
import { burstSeconds, judgeClicks } from '../people/judge-clicks.ts';
import type { Followed, FollowMessage } from './followed.ts';
import { countsOpens } from './settings-of.ts';
import type { Trace, TrailRepository } from './trail-repository.ts';

/** Until a click is judged: by then its neighbours and the delivery of its mail are known. */
export const judgedAfterSeconds = 120;

/** Most clicks within seconds that are held beside each other. */
const mostNeighbours = 100;

/** The verdict on what no rule takes for a machine. */
const person = 'person';
/** That on a person's who has done the same too often. */
const repeated = 'repeated';

export interface FollowingDeps {
  readonly trail: TrailRepository;
  readonly queue: Queue<FollowMessage>;
  /** Has events counted; the same ones again are counted once. */
  readonly countEvents: (events: readonly EngagementEvent[]) => Promise<void>;
}

/**
 * Notes what a reader did, or judges it and has it counted. Bears repetition and any order: the identity of what is counted and the
 * verdict on it never change. Of who does not agree (any more) nothing is kept: a click is counted as anybody's, an open not at all.
 */
export async function takeFollowed(
  { step, ...followed }: FollowMessage,
  deps: FollowingDeps,
): Promise<void> {
  // A mail may outlive the municipality's wish to know who opens it.
  if (followed.event.kind === 'opened' && !countsOpens(followed.event.nis)) return;
  if (step === 'note') await note(followed, deps);
  else await deps.countEvents(await judged(followed, deps.trail));
}

async function note(followed: Followed, { trail, queue, countEvents }: FollowingDeps) {
  if (await trail.note(followed)) {
    await queue.send([{ step: 'judge', ...followed }], { delaySeconds: judgedAfterSeconds });
  } else {
    await countEvents(asAnybodys(followed.event));
  }
}

/** Whoever does not agree is not asked of either whether a mail was opened. */
const asAnybodys = (event: Followed['event']): EngagementEvent[] =>
  event.kind === 'opened' ? [] : [event];

/** What is counted: the event with the rule that takes it for a machine's, and the reader when it is the first of a person. */
async function judged(followed: Followed, trail: TrailRepository): Promise<EngagementEvent[]> {
  const { event } = followed;
  const verdict = await trail.settle(followed, await verdictOn(followed, trail));
  if (verdict === undefined) return asAnybodys(event);
  if (verdict !== person) return [{ ...event, machine: verdict }];
  return (await trail.isFirst(followed)) ? [event, readerOf(event)] : [event];
}

async function verdictOn(followed: Followed, trail: TrailRepository): Promise<string> {
  const { kind, machine, about } = followed.event;
  if (machine !== undefined) return machine;
  const [around, deliveredAt] = await Promise.all([
    trail.around(followed, repeatedSeconds),
    kind === 'clicked' ? trail.deliveredAt(followed) : undefined,
  ]);
  const rule = kind === 'clicked' ? clickRule(followed, around, deliveredAt) : undefined;
  if (rule !== undefined) return rule;
  return isRepeated({ kind, link: about.link }, around.filter(countsAsTime)) ? repeated : person;
}

/**
 * Of what came before, what is not judged yet may be a person's as well, and what was once too often still goes on; of what came after,
 * where this one was told late, only what has been counted as a person's.
 */
const countsAsTime = ({ isEarlier, found }: Trace): boolean =>
  found === person || (isEarlier && (found === undefined || found === repeated));

/** By the clicks on the same mail within seconds, and by when it was delivered. */
function clickRule({ event }: Followed, around: readonly Trace[], deliveredAt: Date | undefined) {
  const at = new Date(event.at);
  const neighbours = around.filter(
    (trace) =>
      trace.kind === 'clicked' &&
      Math.abs(at.getTime() - trace.at.getTime()) <= burstSeconds * 1000,
  );
  const clicks = [{ ...event.about, at }, ...neighbours].slice(0, mostNeighbours);
  const [rule] = judgeClicks(
    clicks.map(({ link = '', at }) => ({ link, at })),
    deliveredAt,
  );
  return rule;
}

/** A reader who clicked or opened, counted under a name of its own that follows from the event's. */
const readerOf = (event: Followed['event']): EngagementEvent => ({
  ...event,
  producer: `${event.producer}.reader`,
  kind: event.kind === 'clicked' ? 'reader-clicked' : 'reader-opened',
  // One reader of the issue, whichever link it was.
  about: { issue: event.about.issue },
});
