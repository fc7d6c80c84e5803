import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { ifAbsent, ifPresent } from '../../../shared/data/expressions.ts';
import { createTable, type Table } from '../../../shared/data/table.ts';
import { freshTable, testDocumentClient } from '../../builders/table.ts';

let table: Table;

beforeAll(async () => {
  table = await freshTable();
});

const keyOf = (sk: string, pk = 'P') => ({ pk, sk });

describe('a table', () => {
  it('gives back what was put, and nothing where nothing is', async () => {
    await table.put({ ...keyOf('a'), name: 'An', left: undefined });
    expect(await table.get(keyOf('a'))).toEqual({ ...keyOf('a'), name: 'An' });
    expect(await table.get(keyOf('none'))).toBeUndefined();
  });

  it('refuses a put whose condition fails and shows what stands there', async () => {
    await table.put({ ...keyOf('once'), by: 'first' }, ifAbsent);
    const second = table.put({ ...keyOf('once'), by: 'second' }, ifAbsent);
    await expect(second).rejects.toBeInstanceOf(ConditionFailed);
    await expect(second).rejects.toMatchObject({ failed: [0], item: { by: 'first' } });
  });

  it('updates under a condition and returns the whole item', async () => {
    await table.put({ ...keyOf('counter'), count: 1, name: 'x' });
    const update = { expression: 'ADD #c :one', names: { '#c': 'count' }, values: { ':one': 1 } };
    expect(await table.update(keyOf('counter'), update)).toMatchObject({ count: 2, name: 'x' });
    await expect(
      table.update(keyOf('absent'), { ...update, condition: ifPresent.expression }),
    ).rejects.toBeInstanceOf(ConditionFailed);
  });

  it('writes and reads more items than one call takes', async () => {
    const items = Array.from({ length: 130 }, (_, n) => ({ ...keyOf(`${n}`, 'MANY'), n }));
    await table.writeMany(items);
    const found = await table.getMany(items.map(({ pk, sk }) => ({ pk, sk })));
    expect(found.map(({ n }) => n).sort((a, b) => Number(a) - Number(b))).toEqual(
      items.map(({ n }) => n),
    );
    await table.writeMany(
      [],
      items.slice(0, 100).map(({ pk, sk }) => ({ pk, sk })),
    );
    expect((await table.query({ pk: 'MANY' })).items).toHaveLength(30);
  });

  it('pages through a query in order, narrowed by the sort key', async () => {
    const names = ['e1', 'e2', 'e3', 'f1'];
    await table.writeMany(names.map((sk) => keyOf(sk, 'PAGED')));
    const first = await table.query({ pk: 'PAGED', sortKey: { beginsWith: 'e' }, limit: 2 });
    expect(first.items.map(({ sk }) => sk)).toEqual(['e1', 'e2']);
    const rest = await table.query({
      pk: 'PAGED',
      sortKey: { beginsWith: 'e' },
      startAfter: first.next,
    });
    expect(rest.items.map(({ sk }) => sk)).toEqual(['e3']);
    const all: unknown[] = [];
    const last = { pk: 'PAGED', sortKey: { from: 'e2', to: 'f1' }, limit: 1, descending: true };
    for await (const item of table.queryAll(last)) all.push(item.sk);
    expect(all).toEqual(['f1', 'e3', 'e2']);
  });

  it('filters and projects', async () => {
    await table.writeMany([
      { ...keyOf('1', 'FILTER'), state: 'on', name: 'An' },
      { ...keyOf('2', 'FILTER'), state: 'off', name: 'Bo' },
    ]);
    const { items } = await table.query({
      pk: 'FILTER',
      filter: { expression: '#s = :on', names: { '#s': 'state' }, values: { ':on': 'on' } },
      project: ['name'],
    });
    expect(items).toEqual([{ name: 'An' }]);
  });

  it('writes a transaction whole or not at all, and says which condition failed', async () => {
    await table.put({ ...keyOf('gate', 'TX'), open: false });
    const attempt = table.transact([
      { put: keyOf('ballot', 'TX'), condition: ifAbsent },
      {
        check: keyOf('gate', 'TX'),
        condition: { expression: '#o = :true', names: { '#o': 'open' }, values: { ':true': true } },
      },
    ]);
    await expect(attempt).rejects.toMatchObject({ failed: [1], item: { open: false } });
    expect(await table.get(keyOf('ballot', 'TX'))).toBeUndefined();
  });

  it('lets every one of many transactions on one item through in the end', async () => {
    await table.put({ ...keyOf('busy', 'TX'), count: 0 });
    const add = () =>
      table.transact([
        {
          update: keyOf('busy', 'TX'),
          with: { expression: 'ADD #c :one', names: { '#c': 'count' }, values: { ':one': 1 } },
        },
      ]);
    await Promise.all(Array.from({ length: 20 }, add));
    expect(await table.get(keyOf('busy', 'TX'))).toMatchObject({ count: 20 });
  });
});

describe('a write whose answer is lost on the way', () => {
  const closing: (() => void)[] = [];
  afterEach(() => {
    vi.useRealTimers();
    for (const close of closing.splice(0)) close();
  });

  /** The same table, by a line that breaks, or goes dead, once the engine has answered the first request. */
  async function tableOnBadLine(fault: 'breaks' | 'goes dead' = 'breaks') {
    let requests = 0;
    const lost = new EventEmitter();
    const server = createServer(async (request, response) => {
      requests += 1;
      const isFirst = requests === 1;
      const headers = Object.entries(request.headersDistinct).flatMap(([name, values = []]) =>
        ['host', 'connection'].includes(name) ? [] : [[name, values.join()] as [string, string]],
      );
      const body = await buffer(request);
      const answer = await fetch(inject('dynamoDbEndpoint'), { method: 'POST', headers, body });
      const text = await answer.text();
      if (isFirst && fault === 'breaks') request.socket.destroy();
      if (isFirst) lost.emit('answer');
      else response.writeHead(answer.status).end(text);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    closing.push(() => {
      server.closeAllConnections();
      server.close();
    });
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const client = testDocumentClient(`http://127.0.0.1:${port}`);
    return { far: createTable(client, table.name), requests: () => requests, lost };
  }

  it('is done once as a transaction, and told as done', async () => {
    const { far, requests } = await tableOnBadLine();
    await far.transact([
      { put: keyOf('claimed', 'LOST'), condition: ifAbsent },
      {
        update: keyOf('counter', 'LOST'),
        with: { expression: 'ADD #c :one', names: { '#c': 'count' }, values: { ':one': 1 } },
      },
    ]);
    expect(requests()).toBe(2);
    expect(await table.get(keyOf('claimed', 'LOST'))).toBeDefined();
    expect(await table.get(keyOf('counter', 'LOST'))).toMatchObject({ count: 1 });
  });

  it('is made again before a page of ten seconds is given up', async () => {
    const { far, lost } = await tableOnBadLine('goes dead');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const put = far.put({ ...keyOf('dead', 'LOST') });
    await once(lost, 'answer');
    vi.advanceTimersByTime(5000);
    vi.useRealTimers();
    await expect(put).resolves.toBeUndefined();
  });

  it('meets itself as a conditional put, and what stands there is shown', async () => {
    const { far } = await tableOnBadLine();
    const put = far.put({ ...keyOf('put', 'LOST'), by: 'me' }, ifAbsent);
    await expect(put).rejects.toMatchObject({ failed: [0], item: { by: 'me' } });
  });
});
