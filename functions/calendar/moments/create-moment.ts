import { AppError } from '../../../shared/errors.ts';
import type { Principal } from '../../../shared/http/principal.ts';
import type { Issue } from '../../newsletters/index.ts';
import { auditWrite } from '../../staff/index.ts';
import type { CampaignEvent } from '../events/event.ts';
import { saveEvent } from '../events/save-event.ts';
import type { Course } from './beginning.ts';
import { followMoment } from './follow-event.ts';
import { isTooLate } from './is-too-late.ts';
import type { Moment, SendRule } from './moment.ts';
import type { MomentDeps } from './moment-deps.ts';
import { newMomentWrites } from './moment-item.ts';
import { createMomentRepository } from './moment-repository.ts';
import { orChanged } from './or-changed.ts';
import { situationOf } from './situation.ts';

export interface NewMoment {
  readonly eventId: string;
  readonly issueId: string;
  /** See `Occurrence.key`. */
  readonly occurrence: string;
  readonly rule: SendRule;
}

/** An event has few newsletters; what it is followed with fits into one transaction each. */
const mostOfEvent = 20;

/**
 * Ties a draft to a time of an event, which sets the hour at which it goes out: what is approved then is the rule.
 * @throws {AppError} event.not_found, issue.not_found; moment.state for an issue that is no draft or has a moment; moment.schedule for
 * an event that does not take place then, or an hour that is past.
 */
export async function createMoment(
  wanted: NewMoment,
  principal: Principal,
  deps: MomentDeps,
): Promise<Moment> {
  const event = await deps.events.read(wanted.eventId);
  const issue = (await deps.issues.findMany([wanted.issueId])).get(wanted.issueId);
  if (!issue) throw new AppError('issue.not_found', 'There is no issue with this id.');
  if (issue.state !== 'draft') {
    throw new AppError('moment.state', `This issue is ${issue.state}. Tie it while it is a draft.`);
  }
  if (event.moments >= mostOfEvent) {
    throw new AppError('moment.state', `An event can have ${mostOfEvent} newsletters.`);
  }
  const course = comingTime(event, wanted, { issue, now: deps.now() });
  const moment = momentAt(event, { ...wanted, ...course }, principal, deps);
  const saving = {
    before: event,
    after: { ...event, moments: event.moments + 1 },
    followUp: true,
    also: [
      ...newMomentWrites(moment),
      deps.issues.unchanged(issue),
      audited('moment.created', moment, [event.nis, ...issue.municipalities], principal, deps),
    ],
  };
  await orChanged(saveEvent(saving, deps));
  await followMoment(moment, deps);
  return createMomentRepository(deps.table).read(moment.id);
}

function momentAt(
  event: CampaignEvent,
  { issueId, occurrence, rule, times, send }: NewMoment & Course,
  { accountId }: Principal,
  { now, newId }: MomentDeps,
): Moment {
  const at = now().toISOString();
  return {
    id: newId('mom'),
    eventId: event.id,
    nis: event.nis,
    issueId,
    occurrence,
    rule,
    pending: 'time',
    state: 'waiting',
    times,
    send,
    isUntold: false,
    history: [{ at, what: 'created', send: send.wallTime }],
    createdAt: at,
    by: accountId,
    version: 0,
  };
}

/**
 * When an event takes place and its newsletter goes out.
 * @throws {AppError} moment.schedule where either does not come, or the event begins before the last mails have left.
 */
export function comingTime(
  event: CampaignEvent,
  of: Pick<Moment, 'occurrence' | 'rule'>,
  { issue, now }: { readonly issue: Pick<Issue, 'trial' | 'spread'>; readonly now: Date },
) {
  const situation = situationOf(event, of, now);
  if (!situation.isOn) {
    throw new AppError('moment.schedule', 'The event does not take place then, or is not public.');
  }
  const { wallTime, at } = situation.send;
  if (new Date(at) <= now) {
    throw new AppError('moment.schedule', `${wallTime.replace('T', ' ')} is past.`);
  }
  if (isTooLate(issue, situation, situation)) {
    throw new AppError('moment.schedule', 'The event begins before the last mails have left.');
  }
  return situation;
}

export const audited = (
  action: string,
  { id: subject }: Pick<Moment, 'id'>,
  municipalities: readonly string[],
  principal: Principal,
  deps: Pick<MomentDeps, 'now' | 'newId'>,
  fields: readonly string[] = [],
) => auditWrite({ principal, action, subject, municipalities, fields }, deps);
