import { type Issue, lastRelease } from '../../newsletters/index.ts';
import { beginningOf, type Course } from './beginning.ts';

/** Whether the last mails of an issue leave when the event has begun that it goes out before; for `before` see {@link beginningOf}. */
export function isTooLate(
  issue: Pick<Issue, 'trial' | 'spread'>,
  course: Course,
  before: Course,
): boolean {
  const from = beginningOf(course, before);
  return from !== undefined && lastRelease(issue, new Date(course.send.at)) >= new Date(from);
}
