import type { Table } from '../../../shared/data/table.ts';
import { ballotKey, rollKey } from '../casting/vote-keys.ts';
import { createVoteRepository } from '../casting/vote-repository.ts';
import {
  backupText,
  readVotes,
  sha256Of,
  type VoteBackup,
  voteBackupSchema,
} from './vote-backup.ts';

/** Why a backup was not restored, for whoever tried. */
export class RestoreError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RestoreError';
  }
}

export interface Restored {
  readonly contestId: string;
  /** Voters, as many as ballots. */
  readonly votes: number;
  /** How many voters and ballots were missing and are there again. */
  readonly written: number;
}

/**
 * Puts the votes of one contest back into the table of votes, from its backup. Those that are there stay; doing it again
 * changes nothing. Gates stay shut: what is missing of them lets nobody vote.
 * @param sha256 of the backup, as the contest's log has it in the line `contest.surveyed`.
 * @throws {RestoreError} when the file is not that backup, or the table has votes that it does not: then nothing is written.
 */
export async function restoreVotes(
  votes: Table,
  { text, sha256 }: { readonly text: string; readonly sha256: string },
): Promise<Restored> {
  const backup = parse(text);
  if (sha256Of(text) !== sha256) {
    throw new RestoreError('This is not the backup whose hash the log has.');
  }
  const { contestId, roll, ballots } = backup;
  const cast = createVoteRepository(votes);
  const present = await readVotes(contestId, { cast });
  if (without(present.roll, roll).length > 0 || withoutPresent(present, backup).length > 0) {
    throw new RestoreError('The table has votes of this contest that the backup does not have.');
  }
  const missing = { roll: without(roll, present.roll), ballots: withoutPresent(backup, present) };
  await votes.writeMany([
    ...missing.roll.map((rollId) => ({ ...rollKey(contestId, rollId) })),
    ...missing.ballots.map(({ id, choices, cohort }) => ({
      ...ballotKey(contestId, id),
      choices,
      cohort,
    })),
  ]);
  if (backupText(await readVotes(contestId, { cast })) !== text) {
    throw new RestoreError(
      'Votes that are in the table were changed: they are not those of the backup.',
    );
  }
  const written = missing.roll.length + missing.ballots.length;
  return { contestId, votes: ballots.length, written };
}

function parse(text: string): VoteBackup {
  try {
    return voteBackupSchema.parse(JSON.parse(text));
  } catch {
    throw new RestoreError('This file is no backup of votes, or it is damaged.');
  }
}

function without(ids: readonly string[], present: readonly string[]): string[] {
  const known = new Set(present);
  return ids.filter((id) => !known.has(id));
}

function withoutPresent({ ballots }: VoteBackup, present: VoteBackup): VoteBackup['ballots'] {
  const known = new Set(present.ballots.map(({ id }) => id));
  return ballots.filter(({ id }) => !known.has(id));
}
