import { AppError } from '../../../shared/errors.ts';
import type { Principal } from '../../../shared/http/principal.ts';
import { saveEvent } from '../events/save-event.ts';
import { audited, comingTime } from './create-moment.ts';
import { followMoment } from './follow-event.ts';
import type { Moment, SendRule } from './moment.ts';
import type { MomentDeps } from './moment-deps.ts';
import { momentWrites, removedMomentWrites } from './moment-item.ts';
import { createMomentRepository } from './moment-repository.ts';
import { orChanged } from './or-changed.ts';
import { isOpen, type MomentChange } from './step.ts';
import { changed } from './take-step.ts';

export interface MomentEdit {
  /** The version that the editor has seen. */
  readonly version: number;
  readonly rule?: SendRule | undefined;
  readonly occurrence?: string | undefined;
}

/** Who does something with a moment. */
export interface MomentAction {
  readonly id: string;
  readonly principal: Principal;
}

/**
 * Another rule, or another time of the event. An approval of the issue binds the rule and is void.
 * @throws {AppError} moment.not_found, moment.state, moment.schedule
 */
export async function changeMoment(
  { id, principal }: MomentAction,
  edit: MomentEdit,
  deps: MomentDeps,
): Promise<Moment> {
  const { moment, issue, municipalities } = await openMoment(id, edit.version, deps);
  const { rule = moment.rule, occurrence = moment.occurrence } = edit;
  const event = await deps.events.read(moment.eventId);
  const { times } = comingTime(event, { rule, occurrence }, { issue, now: deps.now() });
  const set = { state: 'waiting', times } as const;
  const change: MomentChange = { what: 'rule-changed', set, clear: ['reason', 'off'] };
  const after = changed(moment, change, { rule, occurrence, pending: 'rule' }, deps.now());
  const fields = Object.keys(edit).filter((name) => name !== 'version');
  await orChanged(
    deps.table.transact([
      ...momentWrites(moment, after, deps.now()),
      deps.issues.unchanged(issue),
      audited('moment.changed', moment, municipalities, principal, deps, fields),
    ]),
  );
  return followed(moment, deps);
}

/**
 * What staff decide of a moment that is held, missed or stopped: that it `follow`s its event again, whose hour the issue is given
 * (an approval that covers it stays, and staff schedule it), or that they have seen to it and `leave` it.
 * @throws {AppError} moment.not_found, moment.state, moment.schedule
 */
export async function resolveMoment(
  { id, principal }: MomentAction,
  { version, action }: { readonly version: number; readonly action: 'follow' | 'leave' },
  deps: MomentDeps,
): Promise<Moment> {
  const { moment, issue, municipalities } = await readMoment(id, version, deps);
  if (action === 'follow' && !isOpen(issue)) throw onItsWay(issue.state);
  if (action === 'follow') {
    const event = await deps.events.read(moment.eventId);
    comingTime(event, moment, { issue, now: deps.now() });
  }
  const set = action === 'follow' ? ({ state: 'waiting' } as const) : leaving(isOpen(issue));
  const clear: MomentChange['clear'] = action === 'follow' ? ['reason', 'off'] : ['reason'];
  const change: MomentChange = { what: action, set, clear };
  // Another rule that the issue was not given yet voids its approval now as it would have then.
  const more = action === 'follow' ? { pending: moment.pending ?? ('time' as const) } : {};
  const after = changed(moment, change, more, deps.now());
  await orChanged(
    deps.table.transact([
      ...momentWrites(moment, { ...after, isUntold: false }, deps.now()),
      deps.issues.unchanged(issue),
      audited('moment.resolved', moment, municipalities, principal, deps, [action]),
    ]),
  );
  return followed(moment, deps);
}

/** A newsletter that is on its way or out is what it is; one that waits is left to staff. */
const leaving = (isWaiting: boolean): MomentChange['set'] =>
  isWaiting ? { state: 'stopped', reason: 'left' } : {};

/** Unties an issue, which keeps its hour. @throws {AppError} moment.not_found, moment.state */
export async function removeMoment(
  { id, principal }: MomentAction,
  deps: MomentDeps,
): Promise<void> {
  const { moment, municipalities } = await readMoment(id, undefined, deps);
  const event = await deps.events.read(moment.eventId);
  const saving = {
    before: event,
    after: { ...event, moments: Math.max(0, event.moments - 1) },
    also: [
      ...removedMomentWrites(moment),
      audited('moment.removed', moment, municipalities, principal, deps),
    ],
  };
  await orChanged(saveEvent(saving, deps));
}

async function readMoment(id: string, version: number | undefined, deps: MomentDeps) {
  const moment = await createMomentRepository(deps.table).read(id);
  if (version !== undefined && version !== moment.version) {
    throw new AppError('moment.state', 'The moment was changed meanwhile. Read it again.');
  }
  const issue = (await deps.issues.findMany([moment.issueId])).get(moment.issueId);
  if (!issue) throw new AppError('issue.not_found', 'There is no issue with this id.');
  return { moment, issue, municipalities: [moment.nis, ...issue.municipalities] };
}

async function openMoment(id: string, version: number, deps: MomentDeps) {
  const found = await readMoment(id, version, deps);
  if (!isOpen(found.issue)) throw onItsWay(found.issue.state);
  return found;
}

const onItsWay = (state: string) =>
  new AppError('moment.state', `This issue is ${state}: its hour cannot change any more.`);

async function followed(moment: Moment, deps: MomentDeps): Promise<Moment> {
  await followMoment(moment, deps);
  return createMomentRepository(deps.table).read(moment.id);
}
