import { type CampaignFacts, noFacts } from '../../../emails/blocks/campaign-facts.ts';
import { type FactsNeeded, factsNeeded, onlyNeeded } from '../../../emails/blocks/facts-needed.ts';
import type { IssueContent } from '../../../emails/blocks/schema.ts';
import { hashOf } from '../content-hash.ts';
import type { Issue } from '../issue.ts';
import { pickedInstant } from '../send-time.ts';
import type { ComposeDeps } from './compose-deps.ts';

/** What the blocks of an issue state of votes and ambassadors, in each of its municipalities. */
export interface IssueFacts {
  /** When the issue goes out: what it states is meant to hold then. */
  readonly at: Date;
  readonly of: (nis: string) => CampaignFacts;
  /** Undefined for an issue that states none. */
  readonly hash: string | undefined;
}

type FactsDeps = Pick<ComposeDeps, 'readFacts' | 'now'>;

/** Municipalities read at once. */
const together = 10;

/**
 * Reads what the issue's blocks speak of, and nothing for an issue without such blocks.
 * @param municipalities NIS codes; all of the issue's when absent.
 */
export async function readIssueFacts(
  deps: FactsDeps,
  issue: Pick<Issue, 'municipalities' | 'sendAt'>,
  content: IssueContent,
  municipalities: readonly string[] = issue.municipalities,
): Promise<IssueFacts> {
  const at = goesOut(issue, deps.now());
  const needed = factsNeeded(content);
  if (!needed) return { at, of: () => noFacts, hash: undefined };
  const byNis = new Map<string, CampaignFacts>();
  for (let start = 0; start < municipalities.length; start += together) {
    const group = municipalities.slice(start, start + together);
    const found = await Promise.all(group.map((nis) => readOne(deps, nis, at, needed)));
    group.forEach((nis, place) => {
      byNis.set(nis, found[place] ?? noFacts);
    });
  }
  return { at, of: (nis) => byNis.get(nis) ?? noFacts, hash: hashOf([...byNis]) };
}

/** The time that staff chose, or now where it is past or not chosen yet. */
function goesOut({ sendAt }: Pick<Issue, 'sendAt'>, present: Date): Date {
  const chosen = sendAt === undefined ? present : pickedInstant(sendAt);
  return chosen > present ? chosen : present;
}

async function readOne(
  { readFacts }: FactsDeps,
  nis: string,
  at: Date,
  needed: FactsNeeded,
): Promise<CampaignFacts> {
  return onlyNeeded(await readFacts({ nis, at, merchantIds: needed.merchantIds }), needed);
}
