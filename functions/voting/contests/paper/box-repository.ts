import { type Item, ifAbsent, type Write } from '../../../../shared/data/expressions.ts';
import type { Table } from '../../../../shared/data/table.ts';
import { AppError } from '../../../../shared/errors.ts';
import { atVersion } from '../contest-item.ts';
import { boxKey, boxPrefix, contestPartition } from '../contest-keys.ts';
import { boxSchema, type PaperBox } from './paper-box.ts';

const itemOf = (box: PaperBox): Item => ({ ...boxKey(box.contestId, box.id), ...box });

/** A box in place of the version before; a new one where there is none. */
export const boxWrite = (next: PaperBox): Write => ({
  put: itemOf(next),
  condition: next.version === 1 ? ifAbsent : atVersion(next.version - 1),
});

export const removeBoxWrite = ({ contestId, id, version }: PaperBox): Write => ({
  remove: boxKey(contestId, id),
  condition: atVersion(version),
});

/** All boxes of a contest, the first made first. Consistent. What they hold is nobody's to see before publication. */
export async function readBoxes(table: Table, contestId: string): Promise<PaperBox[]> {
  const query = { pk: contestPartition(contestId), sortKey: { beginsWith: boxPrefix } };
  const found: PaperBox[] = [];
  for await (const item of table.queryAll({ ...query, consistent: true })) {
    found.push(boxSchema.parse(item));
  }
  return found;
}

/** @throws {AppError} paper.not_found */
export async function readBox(table: Table, contestId: string, boxId: string): Promise<PaperBox> {
  const item = await table.get(boxKey(contestId, boxId), { consistent: true });
  if (!item) throw new AppError('paper.not_found', 'There is no such box.');
  return boxSchema.parse(item);
}
