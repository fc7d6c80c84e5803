import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import type { CampaignEvent } from '../events/event.ts';
import type { MomentDeps } from './moment-deps.ts';
import { createMomentRepository, type MomentRef } from './moment-repository.ts';
import { nextStep } from './next-step.ts';
import { situationOf } from './situation.ts';
import { type Ground, takeStep } from './take-step.ts';
import { tellStaff } from './tell-staff.ts';

/**
 * Has the newsletters that are tied to an event follow it. May run twice, at the same time, and end anywhere: each step reads all
 * anew and is one transaction, and only what is not as it should be leads to another.
 */
export async function followEvent({ id }: Pick<CampaignEvent, 'id'>, deps: MomentDeps) {
  const moments = createMomentRepository(deps.table);
  for (const moment of await moments.ofEvent(id)) await followMoment(moment, deps);
}

/** A newsletter comes to rest after a few steps; others may be at work on it at the same time. */
const mostSteps = 20;

/** The same for one moment; nothing when it is gone. @throws {Error} when it does not come to rest. */
export async function followMoment(ref: MomentRef, deps: MomentDeps): Promise<void> {
  for (let steps = 0; steps < mostSteps; steps += 1) {
    const ground = await groundOf(ref, deps);
    const step = ground && nextStep(ground);
    if (!step) return ground && tellStaff(ground, deps);
    try {
      await takeStep(step, ground, deps);
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
    }
  }
  throw new Error(`moment ${ref.id} does not come to rest`);
}

async function groundOf(ref: MomentRef, deps: MomentDeps): Promise<Ground | undefined> {
  const moment = await createMomentRepository(deps.table).find(ref);
  if (!moment) return undefined;
  const { issueId, eventId } = moment;
  const correctionId = moment.correction?.issueId;
  const [event, issues] = await Promise.all([
    deps.events.get(eventId),
    deps.issues.findMany([issueId, ...(correctionId ? [correctionId] : [])]),
  ]);
  const issue = issues.get(issueId);
  if (!issue) return undefined;
  const now = deps.now();
  const situation = situationOf(event, moment, now);
  const correction = correctionId === undefined ? undefined : issues.get(correctionId);
  return { moment, event, issue, correction, situation, now };
}
