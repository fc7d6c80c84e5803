import { daysAfter } from '../../shared/clock.ts';
import { keptDays } from '../../shared/privacy/kept-days.ts';
import { type Asked, audiences, type Subscriber } from './schema.ts';

/** Days after which an unconfirmed wish is forgotten. */
export const pendingDays = keptDays.pendingSubscription;
/** Days after which the one reminder goes out. */
export const reminderDays = 7;

export type DueStep = 'invite' | 'remind' | 'expire';

/** What time asks for next for an unconfirmed wish, and when. */
export function dueStep(asked: Asked): { step: DueStep; at: Date } {
  const { at, inviteAt, invitedAt, remindedAt } = asked;
  if (inviteAt && !invitedAt) return { step: 'invite', at: new Date(inviteAt) };
  if (invitedAt && !remindedAt) {
    return { step: 'remind', at: daysAfter(new Date(invitedAt), reminderDays) };
  }
  return { step: 'expire', at: daysAfter(new Date(invitedAt ?? at), pendingDays) };
}

/** When the sweep has to look at this subscriber; undefined when nothing waits. */
export function nextDue({ asked, unjournaled }: Subscriber): Date | undefined {
  const times = audiences.flatMap((audience) => {
    const wish = asked[audience];
    return wish ? [dueStep(wish).at.getTime()] : [];
  });
  if (unjournaled !== undefined) times.push(Date.parse(unjournaled));
  return times.length > 0 ? new Date(Math.min(...times)) : undefined;
}
