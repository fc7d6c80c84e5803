import type { HttpEvent } from '../../../shared/http/event.ts';
import { localHour } from '../../../shared/time/local-hour.ts';
import { type Happening, judgeRequest } from '../../engagement/index.ts';
import type { Visit } from '../pages/contest-frame.tsx';
import type { PageDeps } from './page-deps.ts';

const about = ({ place, contest }: Visit) => ({
  nis: place.municipality.nis,
  about: { contest: contest.id },
});

/** Somebody looks at the ballot. */
export const ballotSeen = (visit: Visit, event: HttpEvent, { now }: PageDeps): Happening => ({
  kind: 'vote-page',
  at: now().toISOString(),
  ...about(visit),
  machine: judgeRequest(event),
});

/**
 * Somebody was told that their vote is counted, by the day and no finer: nothing may join a vote with a time, and nobody may tell
 * by it who has voted. So whoever confirms again is counted again, and is answered as fast.
 */
export const voteConfirmed = (visit: Visit, { now }: PageDeps): Happening => ({
  kind: 'vote-confirmed',
  at: localHour(now()).day,
  ...about(visit),
});
