import * as z from 'zod';
import { type Clock, daysAfter } from '../../../shared/clock.ts';
import type { Table } from '../../../shared/data/table.ts';
import type { Issue } from '../issue.ts';
import { hashSchema, issueIdSchema, variantIdSchema } from '../issue-ids.ts';
import { issuePartition } from '../issue-keys.ts';
import type { Variant } from '../issue-variants.ts';
import { findVariants } from '../variants-repository.ts';

/** An SES template that exists because of an issue. */
export const templateSchema = z.object({
  issueId: issueIdSchema,
  hash: hashSchema,
  variantId: variantIdSchema,
  templateName: z.string(),
  createdAt: z.iso.datetime(),
});
export type TemplateRecord = z.output<typeof templateSchema>;

const prefix = 'TEMPLATE#';
const keyOf = (issueId: string, templateName: string) => ({
  pk: issuePartition(issueId),
  sk: `${prefix}${templateName}`,
});

/** Templates by the day on which the sweep asks whether they are still needed (gsi1). */
const reviewPartition = 'TEMPLATES';

export type TemplateRepository = ReturnType<typeof createTemplateRepository>;

/** What we know of the templates in SES, so that nothing needs to list them there. */
export function createTemplateRepository(table: Table, now: Clock) {
  const put = (template: TemplateRecord, reviewAt: Date): Promise<void> =>
    table.put({
      ...keyOf(template.issueId, template.templateName),
      ...template,
      gsi1pk: reviewPartition,
      gsi1sk: reviewAt.toISOString(),
    });

  async function ofIssue(issueId: string): Promise<TemplateRecord[]> {
    const found: TemplateRecord[] = [];
    const sortKey = { beginsWith: prefix };
    const items = table.queryAll({ pk: issuePartition(issueId), sortKey, consistent: true });
    for await (const item of items) found.push(templateSchema.parse(item));
    return found;
  }

  return {
    /** Consistent. */
    ofIssue,

    /** The template exists in SES from now on; it is looked at again after a day. */
    noteCreated: (template: Omit<TemplateRecord, 'createdAt'>): Promise<void> =>
      put({ ...template, createdAt: now().toISOString() }, daysAfter(now(), 1)),

    /** Looks at the template again at that time. */
    reviewAt: (template: TemplateRecord, at: Date): Promise<void> => put(template, at),

    noteDeleted: ({ issueId, templateName }: TemplateRecord): Promise<void> =>
      table.remove(keyOf(issueId, templateName)),

    async has(issueId: string, templateName: string): Promise<boolean> {
      return (await table.get(keyOf(issueId, templateName), { consistent: true })) !== undefined;
    },

    /**
     * Variants of what was approved that have no template yet. Consistent.
     * @throws {Error} when the approved variants are not there, which approval rules out.
     */
    async missing({ issueId, approval }: Pick<Issue, 'issueId' | 'approval'>): Promise<Variant[]> {
      const found = approval && (await findVariants(table, issueId, approval.hash));
      if (!found) throw new Error(`issue ${issueId} has no approved variants`);
      const existing = new Set((await ofIssue(issueId)).map(({ templateName }) => templateName));
      return found.variants.filter(({ templateName }) => !existing.has(templateName));
    },

    /** Templates that are to be looked at, the longest waiting first. */
    async due(limit: number): Promise<TemplateRecord[]> {
      const page = await table.query({
        index: 'gsi1',
        pk: reviewPartition,
        sortKey: { from: '0', to: now().toISOString() },
        limit,
      });
      return page.items.map((item) => templateSchema.parse(item));
    },
  };
}
