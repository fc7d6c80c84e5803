import type { Clock } from '../../shared/clock.ts';
import { ConditionFailed } from '../../shared/data/condition-failed.ts';
import type { Item, Update, Write } from '../../shared/data/expressions.ts';
import type { Table } from '../../shared/data/table.ts';
import { AppError } from '../../shared/errors.ts';
import { type Issue, type IssueState, issueSchema } from './issue.ts';
import { globalStopKey, issueKey, issueListPartition, issueStatePartition } from './issue-keys.ts';

/** Attributes that a change may set; state, revision and times follow from the change itself. */
export type IssueFields = Partial<
  Omit<Issue, 'issueId' | 'state' | 'revision' | 'createdAt' | 'updatedAt'>
>;

export interface IssueChange {
  /** The change applies only in one of these states… */
  readonly from: readonly IssueState[];
  /** …and leads to this one (the present one when absent). */
  readonly to?: IssueState;
  /** …and, where given, only at this revision. */
  readonly revision?: number;
  readonly set?: IssueFields;
  readonly remove?: readonly (keyof IssueFields)[];
  /** Writes of the same transaction: the audit log's line, the new content. */
  readonly also?: readonly Write[];
}

export type IssueRepository = ReturnType<typeof createIssueRepository>;

/** Issues without their content. The only way in which an issue changes its state is {@link transition}. */
export function createIssueRepository(table: Table, now: Clock) {
  async function find(issueId: string): Promise<Issue | undefined> {
    const item = await table.get(issueKey(issueId), { consistent: true });
    return item && issueSchema.parse(item);
  }

  return {
    /** Consistent. */
    find,

    /** Consistent. @throws {AppError} issue.not_found */
    async read(issueId: string): Promise<Issue> {
      const issue = await find(issueId);
      if (!issue) throw new AppError('issue.not_found', 'There is no issue with this id.');
      return issue;
    },

    /** @throws {ConditionFailed} when the id is taken. */
    async create(issue: Issue, also: readonly Write[] = []): Promise<void> {
      const item = { ...issueKey(issue.issueId), ...indexKeys(issue), ...issue };
      const condition = { expression: 'attribute_not_exists(pk)' };
      await table.transact([{ put: item, condition }, ...also]);
    },

    /**
     * Moves the issue on, or changes it within its state, as one conditional write.
     * Undefined when it is in none of the states `from`, at another revision, or not there.
     */
    async transition(issueId: string, change: IssueChange): Promise<Issue | undefined> {
      const key = issueKey(issueId);
      const update = updateOf(issueId, change, now());
      try {
        if (!change.also?.length) return issueSchema.parse(await table.update(key, update));
        await table.transact([{ update: key, with: update }, ...change.also]);
      } catch (error) {
        if (error instanceof ConditionFailed && error.failed.includes(0)) return undefined;
        throw error;
      }
      return find(issueId);
    },

    /** Ids and all of the issues in a state, oldest first; the index may be a moment behind. */
    async *inState(state: IssueState): AsyncGenerator<Issue> {
      const items = table.queryAll({ index: 'gsi2', pk: issueStatePartition(state) });
      for await (const item of items) yield issueSchema.parse(item);
    },

    /** Whether someone has stopped all sending. Consistent. */
    async isSendingStopped(): Promise<boolean> {
      return (await table.get(globalStopKey, { consistent: true })) !== undefined;
    },
  };
}

const indexKeys = ({ issueId, state }: Pick<Issue, 'issueId' | 'state'>): Item => ({
  gsi1pk: issueListPartition,
  gsi1sk: issueId,
  gsi2pk: issueStatePartition(state),
  gsi2sk: issueId,
});

/** Set when the state is reached for the first time. */
const reachedAt: Partial<Record<IssueState, keyof Issue>> = {
  planning: 'planningSince',
  sending: 'sendingSince',
  sent: 'sentAt',
  cancelled: 'cancelledAt',
};

function updateOf(issueId: string, change: IssueChange, at: Date): Update {
  const { from, to, revision, set = {}, remove = [] } = change;
  const assigned = Object.entries({ ...set, ...stateFields(issueId, to, at) }).filter(
    ([, value]) => value !== undefined,
  );
  const reached = to && reachedAt[to];
  const sets = [
    '#revision = #revision + :one',
    'updatedAt = :now',
    ...assigned.map((_, index) => `#s${index} = :s${index}`),
    ...(reached ? [`${reached} = if_not_exists(${reached}, :now)`] : []),
  ];
  const removes = remove.map((_, index) => `#r${index}`);
  const states = from.map((_, index) => `:from${index}`);
  return {
    expression: `SET ${sets.join(', ')}${removes.length > 0 ? ` REMOVE ${removes.join(', ')}` : ''}`,
    condition: `#state IN (${states.join(', ')})${revision === undefined ? '' : ' AND #revision = :revision'}`,
    names: {
      '#state': 'state',
      '#revision': 'revision',
      ...Object.fromEntries(assigned.map(([name], index) => [`#s${index}`, name])),
      ...Object.fromEntries(remove.map((name, index) => [`#r${index}`, name])),
    },
    values: {
      ':one': 1,
      ':now': at.toISOString(),
      ...(revision !== undefined && { ':revision': revision }),
      ...Object.fromEntries(from.map((state, index) => [`:from${index}`, state])),
      ...Object.fromEntries(assigned.map(([, value], index) => [`:s${index}`, value])),
    },
  };
}

function stateFields(issueId: string, to: IssueState | undefined, at: Date): Item {
  if (!to) return {};
  return {
    state: to,
    gsi2pk: issueStatePartition(to),
    gsi2sk: issueId,
    ...(to === 'sending' && { activeSince: at.toISOString() }),
  };
}
