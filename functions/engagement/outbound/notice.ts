import * as z from 'zod';

/** What programs of others may be told of. Names never change their meaning: receivers rely on them. */
export const noticeKinds = [
  'issue.sent',
  'contest.published',
  'report.ready',
  'figures.day',
] as const;
export const noticeKindSchema = z.enum(noticeKinds);
export type NoticeKind = z.output<typeof noticeKindSchema>;

/** What staff send to see whether it arrives. */
export const testKind = 'webhook.test';
export const deliveredKindSchema = z.enum([...noticeKinds, testKind]);

/** A NIS code, or `programme`: of whom something is told. */
export const webhookScopeSchema = z.union([z.literal('programme'), z.string().regex(/^\d{5}$/)]);

/** Something that happened, of which those are told who want to know. */
export interface Notice {
  readonly kind: NoticeKind;
  /** The same however often it is found. */
  readonly name: string;
  /** When it happened, as an instant. */
  readonly at: string;
  /** Whose webhooks are told. */
  readonly scopes: readonly string[];
  /** What is told to one of them. Read only for those who have not been told. */
  readonly data: (scope: string) => Promise<Readonly<Record<string, unknown>>>;
}
