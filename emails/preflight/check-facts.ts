import { type Language, languages } from '../../shared/i18n/language.ts';
import { ambassadorOf } from '../blocks/ambassador-block.ts';
import type { Block } from '../blocks/block.ts';
import type { CampaignFacts } from '../blocks/campaign-facts.ts';
import { queryName } from '../blocks/event-facts.ts';
import { type EventsBlock, queryOf } from '../blocks/events-block.ts';
import type { IssueContent } from '../blocks/schema.ts';
import { type PreflightTranslate, preflightMessages } from './preflight-messages.ts';
import { type PreflightProblem, problem } from './problem.ts';

export interface FactsToCheck {
  readonly content: IssueContent;
  /** Of every municipality that the issue goes to, with its name. */
  readonly municipalities: readonly {
    readonly name: string;
    readonly facts: CampaignFacts;
  }[];
  /** When the newsletter goes out. */
  readonly at: Date;
  /** Language of the sentences. */
  readonly explainIn: Language;
}

/** Blocks of the campaign that would have nothing to say somewhere: one problem a block, naming the municipalities. */
export function checkFacts({ content, municipalities, at, explainIn }: FactsToCheck) {
  const t = preflightMessages(explainIn);
  const found: PreflightProblem[] = [];
  for (const language of languages) {
    const blocks = content.languages[language]?.blocks ?? [];
    blocks.forEach((block, index) => {
      const silent = municipalities.filter(({ facts }) => !hasFacts(block, facts));
      if (silent.length === 0) return;
      const names = listOf(
        silent.map(({ name }) => name),
        explainIn,
      );
      found.push(silence(block, { names, at }, { language, block: index }, t));
    });
  }
  return found;
}

function hasFacts(block: Block, facts: CampaignFacts): boolean {
  if (block.type === 'vote-call') return facts.voteCall !== undefined;
  if (block.type === 'winners') return (facts.winners?.winners.length ?? 0) > 0;
  if (block.type === 'events') return hasEvents(block, facts);
  return block.type !== 'ambassador' || ambassadorOf(block, facts) !== undefined;
}

function hasEvents(block: EventsBlock, { eventLists = [] }: CampaignFacts): boolean {
  const name = queryName(queryOf(block));
  return eventLists.some(({ query, events }) => queryName(query) === name && events.length > 0);
}

function silence(
  block: Block,
  values: { readonly names: string; readonly at: Date },
  place: { readonly language: Language; readonly block: number },
  t: PreflightTranslate,
): PreflightProblem {
  if (block.type === 'vote-call')
    return problem('vote_not_open', t('vote_not_open', values), place);
  if (block.type === 'winners')
    return problem('result_missing', t('result_missing', values), place);
  if (block.type === 'events') return problem('events_none', t('events_none', values), place);
  return block.type === 'ambassador' && block.merchantId !== undefined
    ? problem('ambassador_unknown', t('ambassador_unknown'), place)
    : problem('ambassador_missing', t('ambassador_missing', values), place);
}

const listOf = (names: readonly string[], language: Language): string =>
  new Intl.ListFormat(`${language}-BE`, { type: 'conjunction' }).format(names);
