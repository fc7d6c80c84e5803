import type { SafeFetch } from '../../../../shared/fetching/safe-fetch.ts';
import type {
  ReadableSource,
  SourceItem,
  SourcePosition,
  SourceRun,
  SourceStep,
} from '../source-event.ts';
import { planRun, type RunPlan } from './plan-run.ts';
import { readEvent } from './read-event.ts';
import { searchEvents, type UitdatabankAccess } from './search-events.ts';
import {
  type Position,
  pageSize,
  positionAfter,
  positionOf,
  storedPosition,
} from './search-position.ts';
import { isWithoutChange, searchPath, type Wanted, wasReleased } from './search-query.ts';

export interface UitdatabankDeps {
  readonly fetch: SafeFetch;
  readonly uitdatabank: UitdatabankAccess;
  /** Waits for so many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

/** Between two calls: UiTdatabank is everybody's. */
const paceMs = 250;

/**
 * Reads one page of a search in UiTdatabank.
 * @throws {FetchError | SourceFailure}
 */
export async function readUitdatabank(
  source: ReadableSource<'uitdatabank'>,
  position: SourcePosition | undefined,
  { run, deps }: { readonly run: SourceRun; readonly deps: UitdatabankDeps },
): Promise<SourceStep> {
  const plan = planRun(run);
  const at = positionOf(position, plan);
  if (position) await deps.pause(paceMs);
  const path = searchPath(source.settings, wantedAt(at, plan, run.startedAt));
  const page = await searchEvents(path, { fetch: deps.fetch, access: deps.uitdatabank });
  const reading = { source, now: run.startedAt };
  const read = page.member.map((member) => readEvent(member, reading));
  const { next, problems } = positionAfter(at, page, plan);
  const isWhole = problems.length === 0 && read.every((item) => item !== undefined);
  return {
    items: [...read.map((item) => item ?? nameless), ...problems],
    mayRepeat: true,
    // Only a run that reads everything knows what is not there any more.
    ...(plan.changedSince === undefined
      ? { complete: isWhole, since: plan.since }
      : { complete: false }),
    ...(next ? { next: storedPosition(next) } : { highWater: plan.highWater }),
  };
}

const nameless: SourceItem = {
  problem: { code: 'uitdatabank.not_understood', message: 'An entry of UiTdatabank has no id.' },
};

const shown = ['APPROVED', 'READY_FOR_VALIDATION', 'DRAFT'];
const anyStatus = [...shown, 'REJECTED', 'DELETED'];

function wantedAt({ phase, from, start }: Position, plan: RunPlan, startedAt: Date): Wanted {
  const { changedSince, since } = plan;
  const all = {
    workflowStatus: changedSince === undefined ? shown : anyStatus,
    dateFrom: changedSince === undefined ? since : undefined,
    start,
    limit: pageSize,
  };
  switch (phase) {
    case 'changed':
      return { ...all, modifiedFrom: from };
    case 'undated':
      return { ...all, createdFrom: changedSince, conditions: [isWithoutChange] };
    case 'released': {
      const released = wasReleased(changedSince ?? since, startedAt.toISOString());
      return { ...all, conditions: [released] };
    }
    default:
      return phase satisfies never;
  }
}
