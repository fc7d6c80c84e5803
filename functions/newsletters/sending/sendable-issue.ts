import * as z from 'zod';
import type { Item } from '../../../shared/data/expressions.ts';
import { issueSchema } from '../issue.ts';
import { hashSchema } from '../issue-ids.ts';
import { globalStopKey, issueKey } from '../issue-keys.ts';

const sendableSchema = issueSchema
  .pick({
    issueId: true,
    state: true,
    audience: true,
    region: true,
    trial: true,
    decision: true,
    rest: true,
  })
  .extend({ approval: z.object({ hash: hashSchema }) });

/** What a call must know of its issue. */
export type SendableIssue = z.output<typeof sendableSchema>;

/** Where it stands whether an issue may be sent now: it is `sending`, and nobody has stopped all sending. */
export const sendableItems = (issueId: string) => ({
  keys: [issueKey(issueId), globalStopKey],
  project: ['issueId', 'state', 'audience', 'region', 'approval', 'trial', 'decision', 'rest'],
});

/** Reads {@link sendableItems}. Undefined when the issue may not be sent. */
export function sendableFrom(issueId: string, items: readonly Item[]): SendableIssue | undefined {
  const { pk } = issueKey(issueId);
  const item = items.find((candidate) => candidate.pk === pk);
  if (!item || items.length > 1) return undefined;
  const issue = sendableSchema.parse(item);
  return issue.state === 'sending' ? issue : undefined;
}
