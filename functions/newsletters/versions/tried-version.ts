import { createHmac } from 'node:crypto';
import type { Version } from '../../../emails/blocks/version.ts';
import type { Trial } from './trial.ts';

/** What decides who tries which version. */
export interface TrialOf {
  readonly issueId: string;
  readonly trial: Pick<Trial, 'sharePercent'>;
  readonly versions: readonly Version[];
}

/** A fraction of this many bytes is fine enough for any number of readers. */
const bytes = 6;

/**
 * The version that a reader tries, undefined for who waits. By a hash keyed with the issue: the same however often an issue is
 * planned, and another draw in each issue, so that nobody is always the one who tries.
 */
export function triedVersion(
  subscriberId: string,
  { issueId, trial, versions }: TrialOf,
): Version | undefined {
  const digest = createHmac('sha256', issueId).update(subscriberId).digest();
  const fraction = digest.readUIntBE(0, bytes) / 2 ** (8 * bytes);
  const place = fraction / (trial.sharePercent / 100);
  return versions[Math.floor(place * versions.length)];
}
