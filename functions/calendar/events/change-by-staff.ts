import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Principal } from '../../../shared/http/principal.ts';
import { auditWrite } from '../../staff/index.ts';
import { TimingError } from '../timing/timing-error.ts';
import type { CampaignEvent } from './event.ts';
import type { EventRepository } from './event-repository.ts';
import { type SaveDeps, type Saving, saveEvent } from './save-event.ts';

/** An event in the version that somebody has looked at. */
export interface SeenEvent {
  readonly id: string;
  readonly version: number;
}

/** @throws {AppError} event.not_found, event.changed */
export async function readSeen(
  { id, version }: SeenEvent,
  { events }: { readonly events: Pick<EventRepository, 'read'> },
): Promise<CampaignEvent> {
  const event = await events.read(id);
  if (event.version !== version) throw changed();
  return event;
}

export interface StaffChange extends Saving {
  readonly principal: Principal;
  /** As `<thing>.<done>`: `event.changed`. */
  readonly action: string;
  /** Names of what changed. */
  readonly fields: readonly string[];
}

/**
 * Writes what staff did to an event, with its line in the audit log.
 * @throws {AppError} event.changed when somebody was quicker; event.timing for times that cannot be worked out.
 */
export async function changeByStaff(
  { principal, action, fields, also = [], ...saving }: StaffChange,
  deps: SaveDeps,
): Promise<CampaignEvent> {
  const { id: subject, nis } = saving.after;
  const municipalities = [nis, saving.before?.nis ?? nis];
  const line = auditWrite({ principal, action, subject, municipalities, fields }, deps);
  return orRefused(saveEvent({ ...saving, also: [...also, line] }, deps));
}

/** What saving throws, as staff are to hear it. @throws {AppError} event.changed, event.timing */
export async function orRefused<Saved>(saving: Promise<Saved>): Promise<Saved> {
  try {
    return await saving;
  } catch (error) {
    if (error instanceof ConditionFailed) throw changed();
    if (error instanceof TimingError) {
      throw new AppError('event.timing', error.message, { cause: error });
    }
    throw error;
  }
}

const changed = (): AppError =>
  new AppError('event.changed', 'The event was changed meanwhile. Read it again.');
