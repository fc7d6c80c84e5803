import { type Item, ifAbsent, type Write } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { AppError } from '../../../shared/errors.ts';
import { programmeWide } from '../../../shared/http/principal.ts';
import { presentNisOf } from '../../../shared/programme/nis-codes.ts';
import { type Phase, phaseSchema } from './phase.ts';
import { phaseKey, phasesPartition } from './short-link-keys.ts';

export type PhaseRepository = ReturnType<typeof createPhaseRepository>;

/** Phases of the campaign. */
export function createPhaseRepository(table: Table) {
  return {
    /** @throws {AppError} phase.not_found */
    async read(id: string): Promise<Phase> {
      const item = await table.get(phaseKey(id), { consistent: true });
      if (!item) throw new AppError('phase.not_found', 'There is no such phase.');
      return phaseOf(item);
    },

    /** All of the programme, a few dozen, by their first day; the index may be a moment behind. */
    async list(): Promise<Phase[]> {
      const phases: Phase[] = [];
      const query = { index: 'gsi1' as const, pk: phasesPartition };
      for await (const item of table.queryAll(query)) phases.push(phaseOf(item));
      return phases;
    },

    async create(phase: Phase, writes: readonly Write[]): Promise<void> {
      await table.transact([{ put: itemOf(phase), condition: ifAbsent }, ...writes]);
    },

    /** @throws {ConditionFailed} when somebody has changed it since it was read */
    async replace(before: Phase, after: Phase, writes: readonly Write[]): Promise<void> {
      const condition = {
        expression: 'version = :version',
        values: { ':version': before.version },
      };
      await table.transact([{ put: itemOf(after), condition }, ...writes]);
    },
  };
}

const itemOf = (phase: Phase): Item => ({
  ...phaseKey(phase.id),
  ...phase,
  gsi1pk: phasesPartition,
  gsi1sk: `${phase.from}#${phase.id}`,
});

function phaseOf(item: Item): Phase {
  const phase = phaseSchema.parse(item);
  return phase.scope === programmeWide ? phase : { ...phase, scope: presentNisOf(phase.scope) };
}
