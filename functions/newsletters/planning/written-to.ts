import type { IssueRepository } from '../issue-repository.ts';
import type { ChunkRepository } from '../sending/chunk-repository.ts';
import type { Run } from './run-repository.ts';

export interface WrittenDeps {
  readonly chunks: Pick<ChunkRepository, 'all'>;
  readonly issues: Pick<IssueRepository, 'find'>;
}

/** Who of a run was written to, may have been, or will be. */
export async function* writtenTo(
  run: Run,
  { chunks, issues }: WrittenDeps,
): AsyncGenerator<string> {
  const isCancelled = (await issues.find(run.issueId))?.state === 'cancelled';
  const counted = isCancelled ? 'su' : 'sup';
  for await (const { recipients, states } of chunks.all(run)) {
    yield* recipients.filter((_, index) => counted.includes(states.charAt(index)));
  }
}
