import { decodeCursor, encodeCursor } from '../../shared/data/cursor.ts';
import type { Expression, Item, Query } from '../../shared/data/expressions.ts';
import type { Table } from '../../shared/data/table.ts';
import { type Principal, programmeWide } from '../../shared/http/principal.ts';
import { findPlaceByNis } from '../../shared/programme/programme.ts';
import { type Issue, type IssueState, issueSchema } from './issue.ts';
import { issueListPartition, issueStatePartition } from './issue-keys.ts';

export interface IssueSelection {
  readonly state?: IssueState | undefined;
  /** NIS code of a municipality that the issue addresses. */
  readonly municipality?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface IssuePage {
  readonly issues: readonly Issue[];
  readonly cursor: string | undefined;
}

/** Pages of the index read for one page of the list, so that a narrow selection ends in bounded time. */
const mostReads = 5;

/**
 * Issues newest first, of the principal's municipalities only. A page may be short though a cursor follows.
 * @throws {AppError} cursor.invalid
 */
export async function listIssues(
  table: Table,
  principal: Principal,
  { state, municipality, cursor, limit }: IssueSelection,
): Promise<IssuePage> {
  const query: Query = {
    ...(state
      ? { index: 'gsi2', pk: issueStatePartition(state) }
      : { index: 'gsi1', pk: issueListPartition }),
    descending: true,
    limit,
    ...filterOf([ownMunicipalities(principal), municipality ? everyCode(municipality) : undefined]),
  };
  const issues: Issue[] = [];
  let next: Item | undefined = decodeCursor(cursor, query);
  for (let reads = 0; reads < mostReads && issues.length < limit; reads += 1) {
    const page = await table.query({ ...query, limit: limit - issues.length, startAfter: next });
    issues.push(...page.items.map((item) => issueSchema.parse(item)));
    next = page.next;
    if (!next) break;
  }
  return { issues, cursor: encodeCursor(next) };
}

/** Undefined: all of them. */
function ownMunicipalities({ grants }: Principal): readonly string[] | undefined {
  const scopes = grants.map(({ scope }) => scope);
  return scopes.includes(programmeWide) ? undefined : scopes.flatMap(everyCode);
}

/** The codes under which issues of a municipality stand, those of before a merger among them. */
const everyCode = (nis: string): readonly string[] => [
  nis,
  ...(findPlaceByNis(nis)?.municipality.formerNis ?? []),
];

/** The issue addresses at least one municipality of each group. */
function filterOf(groups: readonly (readonly string[] | undefined)[]): { filter?: Expression } {
  const wanted = groups.filter((group) => group !== undefined);
  if (wanted.length === 0) return {};
  const conditions = wanted.map((group, index) => {
    const anyOf = group.map((_, place) => `contains(municipalities, :m${index}x${place})`);
    return `(${anyOf.join(' OR ')})`;
  });
  const values = wanted.flatMap((group, index) =>
    group.map((nis, place) => [`:m${index}x${place}`, nis] as const),
  );
  return { filter: { expression: conditions.join(' AND '), values: Object.fromEntries(values) } };
}
