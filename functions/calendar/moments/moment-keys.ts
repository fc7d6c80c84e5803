import type { Item, Key } from '../../../shared/data/expressions.ts';
import type { Moment } from './moment.ts';

/** The moments of an event. */
export const momentsPartition = (eventId: string): string => `MOMENTS#${eventId}`;

export const momentKey = ({ eventId, id }: Pick<Moment, 'eventId' | 'id'>): Key => ({
  pk: momentsPartition(eventId),
  sk: id,
});

/** By which a moment is found whose event is not known. */
export const momentPlaceKey = (momentId: string): Key => ({
  pk: `MOMENT#${momentId}`,
  sk: 'MOMENT',
});

/** There is one moment an issue at most. */
export const issueMomentKey = (issueId: string): Key => ({
  pk: `ISSUE_MOMENT#${issueId}`,
  sk: 'MOMENT',
});

/** The first index: all moments by their hour of sending. */
export const momentsBySend = 'MOMENTS';

/** The second index: moments that the sweep looks at, by when. */
export const momentsDue = 'MOMENTS_DUE';

/** What staff should look at; an item each. */
export const momentNotices = 'MOMENT_NOTICES';

export const noticeKey = (momentId: string): Key => ({ pk: momentNotices, sk: momentId });

export const bySend = ({ id, send }: Pick<Moment, 'id' | 'send'>): Item => ({
  gsi1pk: momentsBySend,
  gsi1sk: `${send.at}#${id}`,
});

export const byDue = (id: string, dueAt: string): Item => ({
  gsi2pk: momentsDue,
  gsi2sk: `${dueAt}#${id}`,
});
