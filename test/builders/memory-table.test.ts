import { describe, expect, it } from 'vitest';
import { ConditionFailed } from '../../shared/data/condition-failed.ts';
import type { Table } from '../../shared/data/table.ts';
import { memoryTable } from './memory-table.ts';
import { freshTable } from './table.ts';

/** What one table answers to the same calls, step by step. */
async function behaviour(table: Table): Promise<unknown[]> {
  const answers: unknown[] = [];
  const note = async (run: () => Promise<unknown>) => {
    try {
      answers.push(await run());
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
      answers.push(['condition failed', [...error.failed]]);
    }
  };
  const key = { pk: 'a', sk: '1' };
  const absent = { expression: 'attribute_not_exists(pk)' };
  await note(() =>
    table.put({ ...key, n: 1, kept: undefined, ids: new Uint8Array([1, 2]) }, absent),
  );
  await note(() => table.put({ ...key, n: 2 }, absent));
  await note(() => table.get(key));
  const add = {
    expression: 'SET #n = #n + :one, m = if_not_exists(m, :one) ADD marks :marks REMOVE ids',
    names: { '#n': 'n' },
    values: { ':one': 1, ':marks': new Set(['x', 'y']), ':two': 2 },
  };
  const { ':two': _, ...values } = add.values;
  await note(() => table.update(key, { ...add, values }));
  await note(() => table.update(key, { ...add, condition: '#n < :two' }));
  await note(() =>
    table.update(key, { expression: 'DELETE marks :m', values: { ':m': new Set(['x', 'y']) } }),
  );
  await note(() =>
    table.update(
      { pk: 'a', sk: '2' },
      {
        expression: 'SET states = :s, gsi1pk = :g, gsi1sk = :k',
        values: { ':s': 'ppu', ':g': 'due', ':k': '5' },
      },
    ),
  );
  for (const expression of [
    'contains(states, :p) AND attribute_not_exists(inCall)',
    'contains(states, :p) AND NOT attribute_not_exists(inCall)',
    'states IN (:p, :all) OR states BETWEEN :p AND :q',
    '(states = :all OR states <> :all) AND begins_with(states, :p)',
  ]) {
    const all = { ':p': 'p', ':q': 'q', ':all': 'ppu' };
    const used = Object.fromEntries(
      Object.entries(all).filter(([name]) => new RegExp(`${name}\\b`).test(expression)),
    );
    await note(async () => {
      const { items } = await table.query({ pk: 'a', filter: { expression, values: used } });
      return items.map(({ sk }) => sk);
    });
  }
  await table.put({ pk: 'c', sk: '1', limits: { size: 3 } });
  for (const size of [3, 4]) {
    const condition = {
      expression: 'limits.#size = :size',
      names: { '#size': 'size' },
      values: { ':size': size },
    };
    await note(() => table.transact([{ check: { pk: 'c', sk: '1' }, condition }]));
  }
  await note(async () => (await table.query({ index: 'gsi1', pk: 'due' })).items);
  await note(async () => {
    const sortKey = { from: '0', to: '5' };
    const found: unknown[] = [];
    for await (const item of table.queryAll({ index: 'gsi1', pk: 'due', sortKey, limit: 1 })) {
      found.push(item.sk);
    }
    return found;
  });
  await note(() =>
    table.transact([
      { put: { pk: 'b', sk: '1' }, condition: absent },
      {
        update: key,
        with: { expression: 'ADD n :one', values: { ':one': 1 }, condition: 'n = :one' },
      },
    ]),
  );
  await note(() => table.get({ pk: 'b', sk: '1' }));
  await note(() =>
    table.transact([
      { put: { pk: 'b', sk: '1' }, condition: absent },
      { remove: { pk: 'a', sk: '2' } },
      { check: key, condition: { expression: 'attribute_exists(pk)' } },
    ]),
  );
  await note(async () => (await table.query({ pk: 'a' })).items.map(({ sk }) => sk));
  await note(async () => (await table.query({ index: 'gsi1', pk: 'due' })).items);
  await note(async () => (await table.getMany([key, { pk: 'x', sk: 'y' }])).length);
  await table.put({ pk: 'c', sk: '1', home: { state: 'active', left: [] }, name: 'Jef' });
  const project = ['sk', 'home.state', 'work.state', 'name'];
  await note(() => table.getMany([{ pk: 'c', sk: '1' }], { project, consistent: true }));
  await note(async () => (await table.query({ pk: 'c', project })).items);
  return answers;
}

describe('the table in memory', () => {
  it('answers as the real engine does', async () => {
    expect(await behaviour(memoryTable())).toEqual(await behaviour(await freshTable()));
  });
});
