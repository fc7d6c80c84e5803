import type { Clock } from '../../../shared/clock.ts';
import { type Item, ifAbsent, type Write } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { AppError } from '../../../shared/errors.ts';
import { presentNisOf } from '../../../shared/programme/nis-codes.ts';
import { type Source, sourceSchema } from './source.ts';
import { sourceKey, sourceListPartition, sourcesDuePartition } from './source-keys.ts';

export type SourceRepository = ReturnType<typeof createSourceRepository>;

/** Sources of events. */
export function createSourceRepository(table: Table, { now }: { now: Clock }) {
  const get = async (sourceId: string): Promise<Source | undefined> => {
    const item = await table.get(sourceKey(sourceId), { consistent: true });
    return item && sourceOf(item);
  };

  return {
    get,

    /** @throws {AppError} source.not_found */
    async read(sourceId: string): Promise<Source> {
      const source = await get(sourceId);
      if (!source) throw new AppError('source.not_found', 'There is no such source.');
      return source;
    },

    /** All of the programme, a few hundred at most, the oldest first; the index may be a moment behind. */
    async list(): Promise<Source[]> {
      const sources: Source[] = [];
      const query = { index: 'gsi1' as const, pk: sourceListPartition };
      for await (const item of table.queryAll(query)) sources.push(sourceOf(item));
      return sources;
    },

    /** Ids of sources to be read, or whose run is to be watched, by now; the index may be a moment behind. */
    async *due(): AsyncGenerator<string> {
      const sortKey = { from: '0', to: `${now().toISOString()}~` };
      const query = { index: 'gsi2' as const, pk: sourcesDuePartition, sortKey, project: ['id'] };
      for await (const { id } of table.queryAll(query)) yield String(id);
    },

    async create(source: Source, writes: readonly Write[]): Promise<void> {
      await table.transact([{ put: itemOf(source), condition: ifAbsent }, ...writes]);
    },

    /**
     * Returns the source as it is then.
     * @throws {ConditionFailed} when staff or a run have written it since it was read
     */
    async replace(before: Source, after: Source, writes: readonly Write[] = []): Promise<Source> {
      const next = { ...after, revision: before.revision + 1 };
      await table.transact([{ put: itemOf(next), condition: ifRevision(before) }, ...writes]);
      return next;
    },

    /** @throws {ConditionFailed} as `replace` */
    async remove(before: Source, writes: readonly Write[] = []): Promise<void> {
      await table.transact([
        { remove: sourceKey(before.id), condition: ifRevision(before) },
        ...writes,
      ]);
    },
  };
}

function itemOf(source: Source): Item {
  const dueAt = source.currentRun?.watchAt ?? (source.state === 'active' && source.nextAt);
  return {
    ...sourceKey(source.id),
    ...source,
    gsi1pk: sourceListPartition,
    gsi1sk: source.id,
    ...(dueAt && { gsi2pk: sourcesDuePartition, gsi2sk: `${dueAt}#${source.id}` }),
  };
}

/** The source of an item, with the codes of municipalities as they are today. */
function sourceOf(item: Item): Source {
  const { nis, alsoNis, ...source } = sourceSchema.parse(item);
  return { ...source, nis: presentNisOf(nis), alsoNis: alsoNis.map(presentNisOf) };
}

const ifRevision = ({ revision }: Source) => ({
  expression: 'revision = :revision',
  values: { ':revision': revision },
});
