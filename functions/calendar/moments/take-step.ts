import type { Write } from '../../../shared/data/expressions.ts';
import { type MoveOutcome, wordsOf } from '../../newsletters/index.ts';
import type { CampaignEvent } from '../events/event.ts';
import { ifVersion } from '../events/event-item.ts';
import { eventKey } from '../events/event-keys.ts';
import { correctionOf } from './correction.ts';
import type { Moment, Telling } from './moment.ts';
import type { MomentDeps } from './moment-deps.ts';
import { momentWrites } from './moment-item.ts';
import { isOpen, type MomentChange, type Standing, type Step } from './step.ts';

/** What a step rests on: it is taken if none of it has changed, or not at all. */
export interface Ground extends Standing {
  readonly event: CampaignEvent | undefined;
}

/**
 * Takes one step in one transaction. False, and nothing written, when the issue has changed since it was read.
 * @throws {ConditionFailed} when event or moment have.
 */
export async function takeStep(step: Step, ground: Ground, deps: MomentDeps): Promise<boolean> {
  const { issue, moment } = ground;
  const { issues, table } = deps;
  const also = (change: MomentChange, set: Partial<Moment> = {}): Write[] => [
    ...momentWrites(moment, changed(moment, change, set, ground.now), ground.now),
    ...eventCheck(ground.event),
  ];
  switch (step.do) {
    case 'note':
      await table.transact([...also(step.change), issues.unchanged(issue)]);
      return true;
    case 'move': {
      const wallTime = step.change.set.send?.wallTime ?? moment.send.wallTime;
      const time = { wallTime, isNewRule: moment.pending === 'rule' };
      return issues.move(issue, time, (outcome) =>
        also(...movedWith(step.change, outcome, moment)),
      );
    }
    case 'stop':
      return issues.stop(issue, also(step.change));
    case 'pause':
      return issues.pause(issue, also(step.change));
    case 'drop':
      return ground.correction
        ? issues.dropCorrection(ground.correction, also(step.change))
        : false;
    case 'correct':
      return correct(step.change, step.says, ground, { deps, also });
  }
}

/** The issue has its hour then. Of a draft that lost its approval staff are still to know, however often it moves on. */
function movedWith(
  change: MomentChange,
  outcome: MoveOutcome,
  { reason }: Moment,
): [MomentChange, Partial<Moment>] {
  const isVoid = outcome === 'voided' || (outcome === 'retimed' && reason === 'approval-voided');
  const set = { pending: undefined, ...(isVoid && { reason: 'approval-voided' as const }) };
  return [outcome === 'voided' ? { ...change, what: outcome } : change, set];
}

interface Correcting {
  readonly deps: MomentDeps;
  readonly also: (change: MomentChange, set: Partial<Moment>) => Write[];
}

/** A new draft, or that which waits with other words. */
async function correct(
  change: MomentChange,
  says: Telling,
  { moment, issue, correction, event }: Ground,
  { deps, also }: Correcting,
): Promise<boolean> {
  const { title, content } = correctionOf({ moment, issue, event, says }, deps.siteUrl);
  const words = wordsOf(content);
  const { correction: before } = moment;
  if (before && correction && isOpen(correction)) {
    const { issueId } = before;
    const rewriting = { title, content, replaces: before.words };
    return deps.issues.rewriteCorrection(correction, rewriting, (outcome) =>
      outcome === 'edited'
        ? also(change, {
            reason: 'correction-edited',
            correction: { ...before, says },
          })
        : also(change, { correction: { issueId, words, says } }),
    );
  }
  const issueId = deps.newId('iss');
  const writes = also(change, { correction: { issueId, words, says } });
  await deps.issues.writeCorrection(issue, { issueId, title, content }, [
    ...writes,
    deps.issues.unchanged(issue),
  ]);
  return true;
}

const eventCheck = (event: CampaignEvent | undefined): Write[] =>
  event ? [{ check: eventKey(event.id), condition: ifVersion(event) }] : [];

/** The latest of a moment's history that are kept. */
const kept = 40;

export function changed(
  moment: Moment,
  { what, set, clear = [] }: MomentChange,
  more: Partial<Moment>,
  now: Date,
): Moment {
  const cleared = new Set<string>(clear);
  const rest = momentWithout(moment, (name) => cleared.has(name));
  const after = { ...rest, ...set, ...more };
  const isNews = after.reason !== undefined && after.reason !== moment.reason;
  const entry = { at: now.toISOString(), what, send: after.send.wallTime };
  return {
    ...after,
    isUntold: after.reason === undefined ? false : moment.isUntold || isNews,
    history: [...moment.history, entry].slice(-kept),
    version: moment.version + 1,
  };
}

function momentWithout(moment: Moment, isCleared: (name: string) => boolean): Moment {
  const { reason, off, correction, ...rest } = moment;
  return {
    ...rest,
    ...(reason && !isCleared('reason') && { reason }),
    ...(off && !isCleared('off') && { off }),
    ...(correction && !isCleared('correction') && { correction }),
  };
}
