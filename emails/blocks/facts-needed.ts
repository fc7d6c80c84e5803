import type { Block } from './block.ts';
import type { CampaignFacts } from './campaign-facts.ts';
import { type EventQuery, queryName } from './event-facts.ts';
import { queryOf } from './events-block.ts';
import type { IssueContent } from './schema.ts';
import { everyBlockOf } from './versions.ts';

/** Which facts the blocks of a newsletter speak of, in any of its languages and versions. */
export interface FactsNeeded {
  readonly voteCall: boolean;
  readonly winners: boolean;
  /** The municipality's own ambassador. */
  readonly ambassador: boolean;
  /** Ambassadors by name, each once. */
  readonly merchantIds: readonly string[];
  /** Of the calendar, each once. */
  readonly eventQueries: readonly EventQuery[];
}

/** Undefined where no block needs any. */
export function factsNeeded({ languages }: IssueContent): FactsNeeded | undefined {
  const blocks = Object.values(languages).flatMap((content) =>
    content ? everyBlockOf(content) : [],
  );
  const eventQueries = eventQueriesOf(blocks);
  const has = (type: Block['type']) => blocks.some((block) => block.type === type);
  const named = blocks.flatMap((block) => (block.type === 'ambassador' ? [block.merchantId] : []));
  const needed = {
    voteCall: has('vote-call'),
    winners: has('winners'),
    ambassador: named.includes(undefined),
    merchantIds: [...new Set(named.filter((id) => id !== undefined))].sort(),
    eventQueries,
  };
  return eventQueries.length > 0 || isBound(needed) ? needed : undefined;
}

/** Whether there are facts among them that an approval binds: all but events, of which it binds the query. */
export const isBound = ({ voteCall, winners, ambassador, merchantIds }: FactsNeeded): boolean =>
  voteCall || winners || ambassador || merchantIds.length > 0;

/** What the blocks ask of the calendar, each query once. */
export const eventQueriesOf = (blocks: readonly Block[]): EventQuery[] => {
  const queries = blocks.flatMap((block) => (block.type === 'events' ? [queryOf(block)] : []));
  return [...new Map(queries.map((query) => [queryName(query), query])).values()];
};

/** Those bound facts alone: what else happens in a municipality leaves the newsletter as it was approved. */
export const onlyNeeded = (facts: CampaignFacts, needed: FactsNeeded): CampaignFacts => ({
  ...(needed.voteCall && facts.voteCall && { voteCall: facts.voteCall }),
  ...(needed.winners && facts.winners && { winners: facts.winners }),
  ambassadors: needed.ambassador ? facts.ambassadors.slice(0, 1) : [],
  named: facts.named.filter(({ merchantId }) => needed.merchantIds.includes(merchantId)),
});
