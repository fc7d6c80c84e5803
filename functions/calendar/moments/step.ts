import type { Issue } from '../../newsletters/index.ts';
import type { Moment, Telling } from './moment.ts';
import type { Situation } from './situation.ts';

/** What a step writes of a moment. `what`: for its history. Staff are told of a reason that is set. */
export interface MomentChange {
  readonly what: string;
  readonly set: Partial<Pick<Moment, 'state' | 'reason' | 'times' | 'off' | 'send' | 'told'>>;
  readonly clear?: readonly ('reason' | 'off' | 'correction')[];
}

/** One thing to do, in one transaction: about the issue, and always about the moment. */
export type Step =
  /** Nothing but to note it. */
  | { readonly do: 'note'; readonly change: MomentChange }
  /** The issue goes out at the hour that the change sets. */
  | { readonly do: 'move'; readonly change: MomentChange }
  /** The issue loses its hour. */
  | { readonly do: 'stop'; readonly change: MomentChange }
  /** The issue stands still. */
  | { readonly do: 'pause'; readonly change: MomentChange }
  /** Readers are to be told: by a new draft, or by that which waits. */
  | { readonly do: 'correct'; readonly says: Telling; readonly change: MomentChange }
  /** Readers need not be told any more. */
  | { readonly do: 'drop'; readonly change: MomentChange };

/** All that decides what is to be done. */
export interface Standing {
  readonly moment: Moment;
  readonly situation: Situation;
  readonly issue: Issue;
  /** The issue that corrects, if there is one. */
  readonly correction: Issue | undefined;
  readonly now: Date;
}

const beforePlanning: ReadonlySet<Issue['state']> = new Set([
  'draft',
  'in_review',
  'approved',
  'scheduled',
]);

/** Whether an issue can still be changed: it is not on its way, and not cancelled. */
export const isOpen = ({ state }: Issue): boolean => beforePlanning.has(state);
