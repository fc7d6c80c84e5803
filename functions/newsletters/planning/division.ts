import type { Version } from '../../../emails/blocks/version.ts';
import type { Issue } from '../issue.ts';
import { triedVersion } from '../versions/tried-version.ts';
import { isInVersion, variantInVersion } from '../versions/variant-of-version.ts';
import { wavesOf } from './releases.ts';

/** Who of a shard gets what when. */
export interface Division {
  /** 0 for an issue in one piece. */
  readonly waveCount: number;
  /** The wave of the next chunk of a variant; undefined for an issue in one piece. */
  readonly waveOf: ((variantId: string) => number) | undefined;
  /** The variant of a reader, in the version that they try, if they do. */
  readonly variantOf: (variantId: string, subscriberId: string) => string;
}

interface DivisionDeps {
  readonly versionsOf: (issue: Issue) => Promise<readonly Version[]>;
}

/**
 * Versions go to readers by a draw. What is spread over hours goes there chunk by chunk in turn, beginning at another hour in
 * each shard: drawing readers would leave chunks half empty, and each costs a call.
 */
export async function divisionOf(
  issue: Issue,
  shard: number,
  { versionsOf }: DivisionDeps,
): Promise<Division> {
  const { trial } = issue;
  const { atOnce, waiting } = wavesOf(issue);
  const draw = trial && { issueId: issue.issueId, trial, versions: await versionsOf(issue) };
  let turn = shard;
  const waveOf = (variantId: string): number => {
    if (trial && isInVersion(variantId)) return 0;
    turn += 1;
    return atOnce + (turn % waiting);
  };
  return {
    waveCount: waiting === 0 ? 0 : atOnce + waiting,
    waveOf: waiting === 0 ? undefined : waveOf,
    variantOf: (variantId, subscriberId) => {
      const version = draw && triedVersion(subscriberId, draw);
      return version ? variantInVersion(variantId, version) : variantId;
    },
  };
}
