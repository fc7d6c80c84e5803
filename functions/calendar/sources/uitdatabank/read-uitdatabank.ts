import * as z from 'zod';
import { secondsAfter } from '../../../../shared/clock.ts';
import type { SafeFetch } from '../../fetching/safe-fetch.ts';
import type {
  ReadableSource,
  SourceItem,
  SourcePosition,
  SourceRun,
  SourceStep,
} from '../source-event.ts';
import { entrySchema, type SearchPage } from './event-json.ts';
import { readEvent } from './read-event.ts';
import { searchEvents, type UitdatabankAccess } from './search-events.ts';
import {
  isWithoutChange,
  maxResults,
  searchPath,
  type Wanted,
  wasReleased,
} from './search-query.ts';

export interface UitdatabankDeps {
  readonly fetch: SafeFetch;
  readonly uitdatabank: UitdatabankAccess;
  /** Waits for so many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

/**
 * A run asks in turn for what was changed, in the order of the changes; for what was made and has no time of change; and,
 * unless it reads everything, for what became visible by the passing of time alone.
 */
const phases = ['changed', 'undated', 'released'] as const;

const positionSchema = z.strictObject({
  phase: z.enum(phases),
  /** Changes before this instant are read; none are yet when absent. */
  from: z.iso.datetime().optional(),
  /** Results of this phase, or of this instant, that are read. */
  start: z.int().min(0),
});
type Position = z.output<typeof positionSchema>;

/** As it is stored: without what is not there. */
const stored = ({ phase, from, start }: Position): SourcePosition =>
  from === undefined ? { phase, start } : { phase, from, start };

const pageSize = 100;

/** Between two calls: UiTdatabank is everybody's. */
const paceMs = 250;

/** UiTdatabank's clock and its index lag behind ours: what was changed in the last hour before a run is asked for again. */
const overlapSeconds = 3600;

/** A run that reads everything leaves out what ended longer ago. */
const pastSeconds = 31 * 86_400;

const shown = ['APPROVED', 'READY_FOR_VALIDATION', 'DRAFT'];
const anyStatus = [...shown, 'REJECTED', 'DELETED'];

/**
 * Reads one page of a search in UiTdatabank. A page begins at the time of the last change read, not at a number of results:
 * whatever changes meanwhile moves behind, and pushes nothing past us. Only where a whole page changed in the same second do
 * results count.
 * @throws {FetchError | SourceFailure}
 */
export async function readUitdatabank(
  source: ReadableSource<'uitdatabank'>,
  position: SourcePosition | undefined,
  { run, deps }: { readonly run: SourceRun; readonly deps: UitdatabankDeps },
): Promise<SourceStep> {
  const at = position ? positionSchema.parse(position) : firstPosition(run);
  if (position) await deps.pause(paceMs);
  const path = searchPath(source.settings, wantedAt(at, run));
  const page = await searchEvents(path, { fetch: deps.fetch, access: deps.uitdatabank });
  const reading = { source, now: run.startedAt };
  const items = page.member.map((member) => readEvent(member, reading) ?? nameless);
  const after = positionAfter(at, page);
  const next = after.position ?? firstOf(nextPhase(at.phase, run));
  return {
    items: [...items, ...after.problems],
    ...scopeOf(run),
    ...(next
      ? { next: stored(next) }
      : { highWater: secondsAfter(run.startedAt, -overlapSeconds).toISOString() }),
  };
}

const nameless: SourceItem = {
  problem: { code: 'uitdatabank.not_understood', message: 'An entry of UiTdatabank has no id.' },
};

const firstPosition = ({ highWater }: SourceRun): Position => ({
  phase: 'changed',
  start: 0,
  from: highWater,
});

const firstOf = (phase: Position['phase'] | undefined): Position | undefined =>
  phase && { phase, start: 0 };

function nextPhase(
  phase: Position['phase'],
  { highWater }: SourceRun,
): Position['phase'] | undefined {
  if (phase === 'changed') return 'undated';
  return phase === 'undated' && highWater !== undefined ? 'released' : undefined;
}

const sinceOf = ({ startedAt }: SourceRun): string =>
  secondsAfter(startedAt, -pastSeconds).toISOString();

/** Only a run that reads everything knows what is not there any more. */
const scopeOf = (run: SourceRun): Pick<SourceStep, 'complete' | 'since'> =>
  run.highWater === undefined ? { complete: true, since: sinceOf(run) } : { complete: false };

function wantedAt({ phase, from, start }: Position, run: SourceRun): Wanted {
  const { highWater, startedAt } = run;
  const dateFrom = highWater === undefined ? sinceOf(run) : undefined;
  const workflowStatus = highWater === undefined ? shown : anyStatus;
  const all = { workflowStatus, dateFrom, start, limit: pageSize };
  switch (phase) {
    case 'changed':
      return { ...all, modifiedFrom: from };
    case 'undated':
      return { ...all, createdFrom: highWater, conditions: [isWithoutChange] };
    case 'released':
      return {
        ...all,
        conditions: [wasReleased(highWater ?? sinceOf(run), startedAt.toISOString())],
      };
    default:
      return phase satisfies never;
  }
}

interface After {
  /** Undefined at the end of the phase. */
  readonly position: Position | undefined;
  readonly problems: readonly SourceItem[];
}

function positionAfter({ phase, from, start }: Position, page: SearchPage): After {
  const isFull = page.member.length >= Math.min(pageSize, page.itemsPerPage);
  if (!isFull || page.member.length === 0) return { position: undefined, problems: [] };
  const last = phase === 'changed' ? changeOf(page.member.at(-1)) : undefined;
  if (last !== undefined && last !== from) {
    return { position: { phase, from: last, start: 0 }, problems: [] };
  }
  // By half a page: what leaves it meanwhile draws the others to the front.
  const further = start + Math.ceil(page.member.length / 2);
  if (further + pageSize <= maxResults) {
    return {
      position: { phase, from, start: further },
      problems: [],
    };
  }
  return beyond({ phase, from, start });
}

/** More than may be asked for at once: the next second is gone on with, and staff are told. */
function beyond({ phase, from }: Position): After {
  const message = 'UiTdatabank has more entries at once than it hands out. Choose fewer.';
  const problems: SourceItem[] = [{ problem: { code: 'uitdatabank.too_many', message } }];
  if (from === undefined) return { position: undefined, problems };
  const second = secondsAfter(new Date(from), 1).toISOString();
  return { position: { phase, from: second, start: 0 }, problems };
}

function changeOf(member: unknown): string | undefined {
  const { modified } = entrySchema.safeParse(member).data ?? {};
  return modified && new Date(modified).toISOString();
}
