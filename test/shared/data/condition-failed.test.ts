import { LogFormatter, LogItem } from '@aws-lambda-powertools/logger';
import { describe, expect, it, vi } from 'vitest';
import { AwsRefusal } from '../../../shared/aws/aws-refusal.ts';
import { ConditionFailed, conditional } from '../../../shared/data/condition-failed.ts';
import { ifAbsent } from '../../../shared/data/expressions.ts';
import { freshTable } from '../../builders/table.ts';

const address = 'an@example.org';
const item = { pk: 'P', sk: 'person', address };

/** Writes errors as the functions' log does. */
class Formatter extends LogFormatter {
  formatAttributes = () => new LogItem({ attributes: {} });
}

describe('a condition that failed', () => {
  it.each([
    ['a put', 'put'],
    ['a transaction', 'transact'],
  ] as const)('of %s hands over the item and writes it into no log', async (_, way) => {
    const table = await freshTable();
    await table.put(item);
    const error = await (way === 'put'
      ? table.put(item, ifAbsent)
      : table.transact([{ put: item, condition: ifAbsent }])
    ).catch((reason: unknown) => reason);
    if (!(error instanceof ConditionFailed)) throw error;
    expect(error.item).toEqual(item);
    expect(JSON.stringify(new Formatter().formatError(error))).not.toContain(address);
    expect(JSON.stringify({ ...error })).not.toContain(address);
  });
});

describe('a conditional write', () => {
  const conflict = () => new AwsRefusal('TransactionConflictException', 'busy', 400);

  it('that met a transaction in flight is tried again', async () => {
    const write = vi.fn().mockRejectedValueOnce(conflict()).mockResolvedValue('written');
    expect(await conditional(write)).toBe('written');
  });

  it('gives up after six tries', async () => {
    const write = vi.fn().mockRejectedValue(conflict());
    await expect(conditional(write)).rejects.toMatchObject({ code: 'unavailable' });
    expect(write).toHaveBeenCalledTimes(6);
  });
});
