import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { AppError } from '../../../shared/errors.ts';
import { localized } from '../../../shared/i18n/localized.ts';
import { pauseBefore } from '../../../shared/pause.ts';
import { changedFacts } from '../events/changed-facts.ts';
import { type CampaignEvent, campaignEventSchema } from '../events/event.ts';
import { agendaWindow } from '../events/horizon.ts';
import { occurrencesOf } from '../events/occurrences-of.ts';
import type { OriginItem } from '../events/origin-item.ts';
import { saveEvent } from '../events/save-event.ts';
import type { Source } from '../sources/source.ts';
import type { SourceEvent } from '../sources/source-event.ts';
import { TimingError } from '../timing/timing-error.ts';
import { eventSaid, hashOfEventSaid, type Said } from './event-said.ts';
import type { PlannedChange, Run, RunError } from './run.ts';
import type { SyncDeps } from './sync-deps.ts';

/** What became of an event that a source lists. */
export type Taken =
  | {
      readonly outcome: 'added' | 'changed' | 'returned' | 'unchanged';
      /** Its new dates wait for staff. */
      readonly isHeld?: boolean;
      readonly change?: PlannedChange;
    }
  | { readonly error: RunError };

export interface Taking {
  readonly run: Run;
  readonly source: Source;
  readonly event: SourceEvent;
  /** As it was read at the beginning of the step. */
  readonly origin: OriginItem | undefined;
}

const attempts = 5;

/**
 * Writes what a source says of an event, if it says anything else than before; in a dry run only tells. An event that cannot be
 * taken is left as it was. Done twice in one run it answers the same.
 */
export async function takeEvent(taking: Taking, deps: SyncDeps): Promise<Taken> {
  const { run, source, event } = taking;
  const { uid } = event;
  const nis = nisOf(event, source);
  if (!nis) return { error: { uid, ...elsewhere } };
  const said = { sourceId: source.id, nis, event };
  let { origin } = taking;
  for (let attempt = 1; ; attempt += 1) {
    const known = origin && outcomeKnown(origin, said, run);
    if (known) return { outcome: known };
    try {
      return await write(said, origin, run, deps);
    } catch (error) {
      const problem = problemOf(error);
      if (problem) return { error: { uid, ...problem } };
      if (!(error instanceof ConditionFailed) || attempt === attempts) throw error;
      await pauseBefore(attempt);
      origin = await deps.events.findByOrigin(source.id, uid);
    }
  }
}

const elsewhere = {
  code: 'event.other_municipality',
  message: 'By its postcode it takes place in a municipality that is not of this source.',
};
const unusable = {
  code: 'event.facts',
  message: 'It has texts that are too long, or no address where one should stand.',
};

const nisOf = ({ nis }: SourceEvent, source: Source): string | undefined =>
  nis === undefined ? source.nis : [source.nis, ...source.alsoNis].find((code) => code === nis);

/** Nothing is to be written: the source says what it said before, or this run has written it already. */
function outcomeKnown({ hash, isGone, run: mark }: OriginItem, said: Said, run: Run) {
  if (hash !== hashOfEventSaid(said) || isGone) return undefined;
  if (mark?.id !== run.id) return 'unchanged';
  return mark.outcome === 'gone' || mark.outcome === 'renamed' ? 'unchanged' : mark.outcome;
}

function problemOf(error: unknown): Omit<RunError, 'uid'> | undefined {
  const isOfEvent =
    error instanceof TimingError || (error instanceof AppError && error.code === 'event.timing');
  return isOfEvent ? { code: error.code, message: error.message } : undefined;
}

async function write(
  said: Said,
  origin: OriginItem | undefined,
  run: Run,
  deps: SyncDeps,
): Promise<Taken> {
  const before = origin && (await deps.events.read(origin.eventId));
  if (before && isWritten(before, said)) throw new ConditionFailed([0], undefined);
  const after = eventSaid(before, said, deps);
  // What could not be read again must not be written.
  if (!campaignEventSchema().safeParse(after).success) {
    return { error: { uid: said.event.uid, ...unusable } };
  }
  const outcome = outcomeOf(before);
  if (run.dry) occurrencesOf(after, agendaWindow(deps.now()));
  else {
    const mark = { id: run.id, outcome };
    await saveEvent({ ...(before && { before }), after, run: mark }, deps);
  }
  const isHeld = after.datesHeld !== undefined;
  return { outcome, isHeld, change: plannedChange(before, after, outcome) };
}

/** Another worker has written it since its origin was read. */
const isWritten = ({ origin, goneAt }: CampaignEvent, said: Said): boolean =>
  goneAt === undefined && origin.hash === hashOfEventSaid(said);

function outcomeOf(before: CampaignEvent | undefined): 'added' | 'changed' | 'returned' {
  if (!before) return 'added';
  return before.goneAt === undefined ? 'changed' : 'returned';
}

function plannedChange(
  before: CampaignEvent | undefined,
  after: CampaignEvent,
  kind: PlannedChange['kind'],
): PlannedChange {
  const fields = before ? changedFacts(before.said, after.said) : [];
  const title = localized(after.said.title, 'nl')?.text;
  return {
    uid: after.origin.uid,
    kind,
    ...(title !== undefined && { title }),
    fields: after.datesHeld && !fields.includes('timing') ? [...fields, 'timing'] : fields,
  };
}
