import * as z from 'zod';
import type { Version } from '../../../emails/blocks/version.ts';
import { fillTemplate } from '../../../emails/merge/fill-template.ts';
import type { Write } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { type Language, languageSchema, languages } from '../../../shared/i18n/language.ts';
import type { Issue } from '../issue.ts';
import { issueIdSchema, versionSchema } from '../issue-ids.ts';
import { archivePartition, issueKey } from '../issue-keys.ts';
import type { Variant } from '../issue-variants.ts';
import { type ReadableIssue, readableAttributes, readableIssueSchema } from './readable-issue.ts';

const subjectsSchema = z.partialRecord(languageSchema, z.string());

/** An issue in the archive of a municipality. */
export const archiveEntrySchema = z.object({
  issueId: issueIdSchema,
  at: z.iso.datetime(),
  /** Of the languages that the issue has. */
  subjects: subjectsSchema,
  /** Those of versions b and c; shown once one of them was chosen. */
  others: z.partialRecord(versionSchema, subjectsSchema).optional(),
});
export type ArchiveEntry = z.output<typeof archiveEntrySchema>;
type Subjects = ArchiveEntry['subjects'];

/** Enters an issue that is about to be sent in the archive of each of its municipalities. */
export function archiveWrites(
  { issueId, municipalities, schedule }: Issue,
  variants: readonly Variant[],
): Write[] {
  const at = schedule?.at;
  return at === undefined
    ? []
    : municipalities.map((nis) => {
        const own = variants.filter((variant) => variant.nis === nis);
        const { a: subjects = {}, ...others } = subjectsByVersion(own);
        const key = { pk: archivePartition(nis), sk: `${at}#${issueId}` };
        const inVersions = own.some(({ version }) => version !== undefined);
        return { put: { ...key, issueId, at, subjects, ...(inVersions && { others }) } };
      });
}

/** What has one version only counts as the first. */
const subjectsByVersion = (variants: readonly Variant[]): Partial<Record<Version, Subjects>> =>
  Object.fromEntries(
    [...Map.groupBy(variants, ({ version = 'a' }) => version)].map(([version, ofVersion]) => [
      version,
      Object.fromEntries(ofVersion.map((variant) => [variant.language, neutralSubject(variant)])),
    ]),
  );

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
  const readable = new Map(
    issues.map((item) => readableIssueSchema.parse(item)).map((issue) => [issue.issueId, issue]),
  );
  return entries.flatMap((entry) => asReadable(entry, readable.get(entry.issueId)));
}

/** With the subject of the version that the archive leads to: most got it. */
function asReadable(entry: ArchiveEntry, issue: ReadableIssue | undefined): ArchiveEntry[] {
  if (!issue?.sendingSince) return [];
  const chosen = issue.decision && entry.others?.[issue.decision.version];
  return [{ ...entry, subjects: chosen ?? entry.subjects }];
}

/** The language that the page is read in, or the first that the issue has. */
export const languageOf = ({ subjects }: ArchiveEntry, wanted: Language): Language | undefined =>
  [wanted, ...languages].find((language) => subjects[language]);
