import { type CampaignFacts, noFacts } from '../../../emails/blocks/campaign-facts.ts';
import {
  type FactsNeeded,
  factsNeeded,
  isBound,
  onlyNeeded,
} from '../../../emails/blocks/facts-needed.ts';
import type { IssueContent } from '../../../emails/blocks/schema.ts';
import { hashOf } from '../content-hash.ts';
import type { Issue } from '../issue.ts';
import { pickedInstant } from '../send-time.ts';
import { findFrozenLists } from '../templates/frozen-lists.ts';
import type { ComposeDeps } from './compose-deps.ts';

/** What the blocks of an issue state of votes, ambassadors and events, in each of its municipalities. */
export interface IssueFacts {
  /** When the issue goes out: what it states is meant to hold then. */
  readonly at: Date;
  readonly of: (nis: string) => CampaignFacts;
  /** Of those that an approval binds, which events are not. Undefined for an issue that states none. */
  readonly hash: string | undefined;
}

type FactsDeps = Pick<ComposeDeps, 'table' | 'readFacts' | 'readEvents' | 'now'>;

/** Municipalities read at once. */
const together = 10;

/**
 * Reads what the issue's blocks speak of, and nothing for an issue without such blocks.
 * @param municipalities NIS codes; all of the issue's when absent.
 */
export async function readIssueFacts(
  deps: FactsDeps,
  issue: Pick<Issue, 'issueId' | 'municipalities' | TimeField>,
  content: IssueContent,
  municipalities: readonly string[] = issue.municipalities,
): Promise<IssueFacts> {
  const at = goesOut(issue, deps.now());
  const needed = factsNeeded(content);
  if (!needed) return { at, of: () => noFacts, hash: undefined };
  const byNis = new Map<string, CampaignFacts>();
  for (let start = 0; start < municipalities.length; start += together) {
    const group = municipalities.slice(start, start + together);
    const found = await Promise.all(
      group.map((nis) => readOne(deps, { issueId: issue.issueId, nis, at }, needed)),
    );
    group.forEach((nis, place) => {
      byNis.set(nis, found[place] ?? noFacts);
    });
  }
  const bound = [...byNis].map(([nis, { eventLists: _, ...facts }]) => [nis, facts]);
  const hash = isBound(needed) ? hashOf(bound) : undefined;
  return { at, of: (nis) => byNis.get(nis) ?? noFacts, hash };
}

type TimeField = 'sendAt' | 'movedTo' | 'schedule';

/** The time that it is scheduled for, or that staff chose; now where it is past or not chosen yet. */
function goesOut({ sendAt, movedTo, schedule }: Pick<Issue, TimeField>, present: Date): Date {
  const wallTime = schedule?.wallTime ?? movedTo ?? sendAt;
  const chosen = wallTime === undefined ? present : pickedInstant(wallTime);
  return chosen > present ? chosen : present;
}

async function readOne(
  deps: FactsDeps,
  { issueId, nis, at }: { readonly issueId: string; readonly nis: string; readonly at: Date },
  needed: FactsNeeded,
): Promise<CampaignFacts> {
  const { merchantIds, eventQueries: queries } = needed;
  const readEvents = async () =>
    (await findFrozenLists(deps.table, { issueId, nis })) ?? deps.readEvents({ nis, at, queries });
  const [facts, eventLists] = await Promise.all([
    isBound(needed) ? deps.readFacts({ nis, at, merchantIds }) : noFacts,
    queries.length > 0 ? readEvents() : undefined,
  ]);
  return { ...onlyNeeded(facts, needed), ...(eventLists && { eventLists }) };
}
