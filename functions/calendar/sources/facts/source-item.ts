import { createHash } from 'node:crypto';
import { eventFactsSchema } from '../../events/event.ts';
import type { SourceEvent, SourceItem, SourceProblem } from '../source-event.ts';

const maxUid = 500;

/** What a source calls an event, as we keep it: a hash of what is too long. */
export const uidOf = (text: string): string =>
  text.length <= maxUid ? text : `sha256:${createHash('sha256').update(text).digest('hex')}`;

/** The event, or what is wrong with it: whatever a source says, nothing leaves a reader that events cannot hold. */
export function sourceItem(event: SourceEvent): SourceItem {
  const { title } = event.facts;
  if (Object.values(title).every((text) => text === undefined)) {
    return problemOf(event.uid, 'event.title_missing', 'This event has no title.');
  }
  const parsed = eventFactsSchema().safeParse(event.facts);
  if (parsed.success) return { event: { ...event, facts: parsed.data } };
  const [path] = parsed.error.issues.map((issue) => issue.path.join('.'));
  return problemOf(event.uid, 'event.unusable', `This event cannot be kept, for its ${path}.`);
}

export const problemOf = (uid: string, code: string, message: string): SourceItem => {
  const problem: SourceProblem = { uid, code, message };
  return { problem };
};
