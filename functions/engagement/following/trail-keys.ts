import type { Key } from '../../../shared/data/expressions.ts';
import type { Followed } from './followed.ts';

/** Everything that is known of one reader who agreed to be followed stands together, so that it is forgotten together. */
export const trailPartition = (subscriberId: string): string => `READER#${subscriberId}`;

/** By issue and time. Instants of one form only: they are compared as text. */
const momentKey = (issue: string, at: Date): string => `EVENT#${issue}#${at.toISOString()}`;

export const eventKey = ({ subscriberId, event }: Followed): Key => ({
  pk: trailPartition(subscriberId),
  sk: `${momentKey(event.about.issue, new Date(event.at))}#${event.producer}.${event.seq}`,
});

/** Sort keys of what was done with an issue from one instant to another, both included. */
export const eventsBetween = (issue: string, from: Date, to: Date) => ({
  from: momentKey(issue, from),
  to: `${momentKey(issue, to)}#~`,
});

/** Which event was the first of its kind that the reader made on an issue. */
export const firstKey = ({ subscriberId, event }: Followed): Key => ({
  pk: trailPartition(subscriberId),
  sk: `FIRST#${event.about.issue}#${event.kind}`,
});

/** When the mail of an issue was delivered to the reader. */
export const deliveredKey = (subscriberId: string, issue: string): Key => ({
  pk: trailPartition(subscriberId),
  sk: `DELIVERED#${issue}`,
});
