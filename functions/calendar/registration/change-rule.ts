import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Principal } from '../../../shared/http/principal.ts';
import { auditWrite } from '../../staff/index.ts';
import type { CampaignEvent, RegistrationRule } from '../events/event.ts';
import { type SaveDeps, saveEvent } from '../events/save-event.ts';
import { applyRule } from './apply-rule.ts';
import { type RegistrationSurroundings, registrationDeps } from './registration-deps.ts';

interface RuleChange {
  readonly eventId: string;
  /** Of the event, as staff read it. */
  readonly version: number;
  /** Undefined ends registering; who is registered stays so. */
  readonly rule: RegistrationRule | undefined;
}

/**
 * Says who may register for an event and how many, and has seats and reminders follow.
 * @throws {AppError} event.not_found, event.changed
 */
export async function changeRule(
  { eventId, version, rule }: RuleChange,
  principal: Principal,
  deps: RegistrationSurroundings & SaveDeps,
): Promise<CampaignEvent> {
  const before = await deps.events.read(eventId);
  if (before.version !== version) throw changed();
  const action = 'event.registration-changed';
  const line = { principal, action, subject: eventId, municipalities: [before.nis] };
  const also = [auditWrite({ ...line, fields: ['registration'] }, deps)];
  const after = await saved({ before, after: { ...before, registration: rule }, also }, deps);
  // The sweep does the same after a crash, and sets reminders.
  const known = registrationDeps(deps);
  await applyRule(after, await known.registrations.occurrencesOf(eventId), known);
  return after;
}

async function saved(
  saving: Pick<Parameters<typeof saveEvent>[0], 'before' | 'after' | 'also'>,
  deps: SaveDeps,
): Promise<CampaignEvent> {
  try {
    return await saveEvent({ ...saving, followUp: true }, deps);
  } catch (error) {
    if (error instanceof ConditionFailed) throw changed(error);
    throw error;
  }
}

const changed = (cause?: unknown): AppError =>
  new AppError('event.changed', 'Somebody has changed this event. Read it again.', { cause });
