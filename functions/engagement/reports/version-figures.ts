import type { Table } from '../../../shared/data/table.ts';
import { createCounterRepository } from '../counters/counter-repository.ts';
import type { Figure } from '../counters/figures.ts';

/** What was counted of the mails of one version of an issue. */
export interface VersionCounts {
  readonly delivered: number;
  readonly clicked: Figure;
  readonly opened: Figure;
}

const prefix = 'version=';
const nothing: Figure = { raw: 0, human: 0 };

/** By version; those of which nothing was counted are missing. A minute or two behind. */
export const createReadVersionFigures =
  (table: Table) =>
  async (issueId: string): Promise<ReadonlyMap<string, VersionCounts>> => {
    const { parts } = await createCounterRepository(table).sum(`issue:${issueId}`);
    return new Map(
      [...parts].flatMap(([part, { delivered, clicked = nothing, opened = nothing }]) =>
        part.startsWith(prefix)
          ? [
              [
                part.slice(prefix.length),
                { delivered: delivered?.raw ?? 0, clicked, opened },
              ] as const,
            ]
          : [],
      ),
    );
  };
