import * as z from 'zod';
import { secondsAfter } from '../../../../shared/clock.ts';
import type { SourceItem, SourcePosition } from '../source-event.ts';
import { SourceFailure } from '../source-failure.ts';
import { entrySchema, type SearchPage } from './event-json.ts';
import type { RunPlan } from './plan-run.ts';
import { maxResults } from './search-query.ts';

/**
 * A run asks in turn for what was changed, in the order of the changes; for what was made and has no time of change; and,
 * unless it reads everything, for what became visible by the passing of time alone.
 */
const phases = ['changed', 'undated', 'released'] as const;

const positionSchema = z.strictObject({
  phase: z.enum(phases),
  /** Changes before this instant are read; none are yet when absent. */
  from: z.iso.datetime().optional(),
  /** Results of this phase, or since this instant, that are read. */
  start: z.int().min(0),
});
export type Position = z.output<typeof positionSchema>;

export const pageSize = 100;

/** Where a step begins: at the stored position, or where the run does. */
export const positionOf = (stored: SourcePosition | undefined, plan: RunPlan): Position =>
  stored ? positionSchema.parse(stored) : { phase: 'changed', from: plan.changedSince, start: 0 };

/** As it is stored: without what is not there. */
export const storedPosition = ({ phase, from, start }: Position): SourcePosition =>
  from === undefined ? { phase, start } : { phase, from, start };

interface After {
  /** Undefined at the end of the run. */
  readonly next: Position | undefined;
  readonly problems: readonly SourceItem[];
}

/**
 * Where the next page begins: at the time of the last change read, not behind a number of results, so that whatever changes
 * meanwhile moves to the end and draws nothing past us. Only where a whole page is of one time do results count.
 * @throws {SourceFailure} source.no_answer for changes before those asked for: such answers would never end
 */
export function positionAfter(at: Position, page: SearchPage, plan: RunPlan): After {
  const { phase, from, start } = at;
  const count = page.member.length;
  const isFull = count >= Math.min(pageSize, page.itemsPerPage);
  // A page may have fewer than it should: what it says of all results is believed, too.
  const hasMore = start + count < page.totalItems;
  if (count === 0 || !(isFull || hasMore)) {
    return { next: phaseAfter(phase, plan), problems: hasMore ? [tooFew] : [] };
  }
  const last = phase === 'changed' ? changeOf(page.member.at(-1)) : undefined;
  if (last !== undefined && last !== from) {
    if (from !== undefined && last < from) throw new SourceFailure('source.no_answer');
    return { next: { phase, from: last, start: 0 }, problems: [] };
  }
  // By half a page: what leaves it meanwhile draws the others to the front.
  const further = start + Math.ceil(count / 2);
  if (further + pageSize <= maxResults)
    return { next: { phase, from, start: further }, problems: [] };
  return { next: positionBeyond(at, plan), problems: [tooMany] };
}

/** More than may be asked for at once: the next second is gone on with. */
const positionBeyond = ({ phase, from }: Position, plan: RunPlan): Position | undefined =>
  phase === 'changed' && from !== undefined
    ? { phase, from: secondsAfter(new Date(from), 1).toISOString(), start: 0 }
    : phaseAfter(phase, plan);

const tooFew: SourceItem = {
  problem: {
    code: 'uitdatabank.too_few',
    message: 'UiTdatabank has more entries than it handed out. What it did not name is not gone.',
  },
};

const tooMany: SourceItem = {
  problem: {
    code: 'uitdatabank.too_many',
    message: 'UiTdatabank has more entries at once than it hands out. Choose fewer.',
  },
};

function phaseAfter(phase: Position['phase'], { changedSince }: RunPlan): Position | undefined {
  if (phase === 'changed') return { phase: 'undated', start: 0 };
  const isReleasedNext = phase === 'undated' && changedSince !== undefined;
  return isReleasedNext ? { phase: 'released', start: 0 } : undefined;
}

function changeOf(member: unknown): string | undefined {
  const { modified } = entrySchema.safeParse(member).data ?? {};
  return modified && new Date(modified).toISOString();
}
