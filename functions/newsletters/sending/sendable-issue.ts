import * as z from 'zod';
import type { Table } from '../../../shared/data/table.ts';
import { hashSchema, issueSchema } from '../issue.ts';
import { globalStopKey, issueKey } from '../issue-keys.ts';

const sendableSchema = issueSchema
  .pick({ issueId: true, state: true, audience: true, region: true })
  .extend({ approval: z.object({ hash: hashSchema }) });

/** What a call must know of its issue. */
export type SendableIssue = z.output<typeof sendableSchema>;

const project = ['pk', 'issueId', 'state', 'audience', 'region', 'approval'];

/** Reads an issue that may be sent now: it is `sending` and nobody has stopped all sending. */
export type ReadSendable = (issueId: string) => Promise<SendableIssue | undefined>;

/** Consistent, in one request. */
export const createReadSendable =
  (table: Table): ReadSendable =>
  async (issueId) => {
    const key = issueKey(issueId);
    const items = await table.getMany([key, globalStopKey], { consistent: true, project });
    const item = items.find(({ pk }) => pk === key.pk);
    if (!item || items.length > 1) return undefined;
    const issue = sendableSchema.parse(item);
    return issue.state === 'sending' ? issue : undefined;
  };
