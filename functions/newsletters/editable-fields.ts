import { AppError } from '../../shared/errors.ts';
import type { Principal } from '../../shared/http/principal.ts';
import { findPlaceByNis } from '../../shared/programme/programme.ts';
import type { Issue } from './issue.ts';
import type { IssueEdit } from './issue-input.ts';

/** What staff set on an issue, but for its content. */
export type EditableFields = Pick<
  Issue,
  'title' | 'audience' | 'region' | 'municipalities' | 'languages' | 'sendAt' | 'trial' | 'spread'
>;

export const editableFields = (issue: EditableFields): EditableFields => {
  const { title, audience, region, municipalities, languages, sendAt, trial, spread } = issue;
  return { title, audience, region, municipalities, languages, sendAt, trial, spread };
};

export const withEdit = (issue: Issue, edit: IssueEdit): EditableFields => ({
  title: edit.title ?? issue.title,
  audience: edit.audience ?? issue.audience,
  region: edit.region ?? issue.region,
  municipalities: edit.municipalities ?? issue.municipalities,
  languages: edit.languages ?? issue.languages,
  sendAt: edited(issue.sendAt, edit.sendAt),
  trial: edited(issue.trial, edit.trial),
  spread: edited(issue.spread, edit.spread),
});

/** Null takes a field away, undefined leaves it as it is. */
const edited = <Value>(present: Value | undefined, change: Value | null | undefined) =>
  change === undefined ? present : (change ?? undefined);

/** Account ids of who wrote on an issue, the last one last. */
export const withEditor = (editors: readonly string[], { accountId }: Principal): string[] => [
  ...editors.filter((id) => id !== accountId),
  accountId,
];

/** Names of the fields that differ, for the audit log. */
export function changedFields(before: EditableFields, after: EditableFields): string[] {
  const values = new Map(Object.entries(editableFields(after)));
  return Object.entries(editableFields(before))
    .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(values.get(name)))
    .map(([name]) => name);
}

/** @throws {AppError} request.invalid when a municipality is not of the issue's region. */
export function requireOneRegion({ region, municipalities }: EditableFields): void {
  const strangers = municipalities.filter((nis) => findPlaceByNis(nis)?.region.id !== region);
  if (strangers.length === 0) return;
  throw new AppError('request.invalid', 'All municipalities of an issue belong to its region.', {
    issues: strangers.map((nis) => ({
      path: 'body.municipalities',
      message: `${nis} is not in the region ${region}.`,
    })),
  });
}
