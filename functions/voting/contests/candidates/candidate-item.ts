import {
  type Expression,
  type Item,
  ifAbsent,
  type Write,
} from '../../../../shared/data/expressions.ts';
import { type Candidate, candidateSchema } from '../contest.ts';
import { candidateKey, duePartition, standsKey } from '../contest-keys.ts';

export const candidateOf = (item: Item): Candidate => candidateSchema().parse(item);

const dueKeys = ({ id, dueAt }: Pick<Candidate, 'id' | 'dueAt'>): Item => ({
  gsi2pk: dueAt && duePartition,
  gsi2sk: dueAt && `${dueAt}#${id}`,
});

/** A new candidate; fails where the merchant is one already. */
export const newCandidateWrites = (candidate: Candidate): Write[] => [
  {
    put: {
      ...candidateKey(candidate.contestId, candidate.id),
      ...dueKeys(candidate),
      ...candidate,
    },
    condition: ifAbsent,
  },
  {
    put: { ...standsKey(candidate.contestId, candidate.merchantId), candidateId: candidate.id },
    condition: ifAbsent,
  },
];

/** What a change may set; what is set to undefined is taken away. */
export type CandidateFields = {
  readonly [Name in Exclude<
    keyof Candidate,
    'id' | 'contestId' | 'merchantId' | 'nominations' | 'version'
  >]?: Candidate[Name] | undefined;
};

export const changedCandidate = (candidate: Candidate, set: CandidateFields): Candidate =>
  candidateSchema().parse({ ...candidate, ...set, version: candidate.version + 1 });

/** Changes a candidate at the version read. Only the fields named, since nominations are counted meanwhile. */
export function candidateWrite(candidate: Candidate, set: CandidateFields): Write {
  const { id, contestId, version } = candidate;
  const due = 'dueAt' in set ? dueKeys({ id, dueAt: set.dueAt }) : {};
  const fields = Object.entries({ ...set, ...due, version: version + 1 });
  const assigned = fields.flatMap(([, value], index) =>
    value === undefined ? [] : [`#f${index} = :f${index}`],
  );
  const removed = fields.flatMap(([, value], index) => (value === undefined ? [`#f${index}`] : []));
  return {
    update: candidateKey(contestId, id),
    with: {
      expression: `SET ${assigned.join(', ')}${removed.length > 0 ? ` REMOVE ${removed.join(', ')}` : ''}`,
      condition: 'version = :version',
      names: Object.fromEntries(fields.map(([name], index) => [`#f${index}`, name])),
      values: {
        ':version': version,
        ...Object.fromEntries(
          fields.flatMap(([, value], index) =>
            value === undefined ? [] : [[`:f${index}`, value]],
          ),
        ),
      },
    },
  };
}

/** Counts nominations of a candidate, whatever else happens to it at the moment. */
export const countNominations = (contestId: string, candidateId: string, count: number): Write => ({
  update: candidateKey(contestId, candidateId),
  with: {
    expression: 'ADD nominations :count',
    condition: present.expression,
    values: { ':count': count },
  },
});

const present: Expression = { expression: 'attribute_exists(pk)' };
