import type { Block } from './block.ts';
import type { CampaignFacts } from './campaign-facts.ts';
import type { IssueContent } from './schema.ts';

/** Which facts the blocks of a newsletter speak of, in any of its languages. */
export interface FactsNeeded {
  readonly voteCall: boolean;
  readonly winners: boolean;
  /** The municipality's own ambassador. */
  readonly ambassador: boolean;
  /** Ambassadors by name, each once. */
  readonly merchantIds: readonly string[];
}

/** Undefined where no block needs any. */
export function factsNeeded({ languages }: IssueContent): FactsNeeded | undefined {
  const blocks = Object.values(languages).flatMap((content) => content?.blocks ?? []);
  const has = (type: Block['type']) => blocks.some((block) => block.type === type);
  const named = blocks.flatMap((block) => (block.type === 'ambassador' ? [block.merchantId] : []));
  const needed = {
    voteCall: has('vote-call'),
    winners: has('winners'),
    ambassador: named.includes(undefined),
    merchantIds: [...new Set(named.filter((id) => id !== undefined))].sort(),
  };
  const { voteCall, winners, ambassador, merchantIds } = needed;
  return voteCall || winners || ambassador || merchantIds.length > 0 ? needed : undefined;
}

/** Those facts alone: what else happens in a municipality leaves the newsletter as it was approved. */
export const onlyNeeded = (facts: CampaignFacts, needed: FactsNeeded): CampaignFacts => ({
  ...(needed.voteCall && facts.voteCall && { voteCall: facts.voteCall }),
  ...(needed.winners && facts.winners && { winners: facts.winners }),
  ambassadors: needed.ambassador ? facts.ambassadors.slice(0, 1) : [],
  named: facts.named.filter(({ merchantId }) => needed.merchantIds.includes(merchantId)),
});
