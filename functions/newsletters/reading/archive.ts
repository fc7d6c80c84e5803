import * as z from 'zod';
import { fillTemplate } from '../../../emails/merge/fill-template.ts';
import type { Write } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { type Language, languageSchema, languages } from '../../../shared/i18n/language.ts';
import type { Issue } from '../issue.ts';
import { issueIdSchema } from '../issue-ids.ts';
import { archivePartition, issueKey } from '../issue-keys.ts';
import type { Variant } from '../issue-variants.ts';
import { type ReadableIssue, readableAttributes, readableIssueSchema } from './readable-issue.ts';

/** An issue in the archive of a municipality. */
export const archiveEntrySchema = z.object({
  issueId: issueIdSchema,
  at: z.iso.datetime(),
  /** Of the languages that the issue has. */
  subjects: z.partialRecord(languageSchema, z.string()),
});
export type ArchiveEntry = z.output<typeof archiveEntrySchema>;

/** Enters an issue that is about to be sent in the archive of each of its municipalities. */
export function archiveWrites(
  { issueId, municipalities, schedule }: Issue,
  variants: readonly Variant[],
): Write[] {
  const at = schedule?.at;
  return at === undefined
    ? []
    : municipalities.map((nis) => {
        // What the archive is entered under is not known to be the version that most get.
        const own = variants.filter(
          ({ nis: other, version = 'a' }) => other === nis && version === 'a',
        );
        const subjects = Object.fromEntries(
          own.map((variant) => [variant.language, neutralSubject(variant)]),
        );
        const key = { pk: archivePartition(nis), sk: `${at}#${issueId}` };
        return { put: { ...key, issueId, at, subjects } };
      });
}

/** The subject as it reads for somebody whose name is not known. */
const neutralSubject = ({ subject, nameFallback }: Variant): string =>
  fillTemplate({ subject, html: '', text: '' }, { name: nameFallback }).subject;

const longestList = 50;

/** What a municipality has sent, newest first: only what is on its way or was, never what was stopped before. */
export async function readArchive(table: Table, nis: string): Promise<ArchiveEntry[]> {
  const page = await table.query({
    pk: archivePartition(nis),
    descending: true,
    limit: longestList,
  });
  const entries = page.items.map((item) => archiveEntrySchema.parse(item));
  const issues = await table.getMany(
    entries.map(({ issueId }) => issueKey(issueId)),
    { project: readableAttributes },
  );
  const sent = new Set(
    issues.map((item) => readableIssueSchema.parse(item)).flatMap((issue) => sentId(issue)),
  );
  return entries.filter(({ issueId }) => sent.has(issueId));
}

const sentId = ({ issueId, sendingSince }: ReadableIssue): string[] =>
  sendingSince ? [issueId] : [];

/** The language that the page is read in, or the first that the issue has. */
export const languageOf = ({ subjects }: ArchiveEntry, wanted: Language): Language | undefined =>
  [wanted, ...languages].find((language) => subjects[language]);
