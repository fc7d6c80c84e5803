import { describe, expect, it } from 'vitest';
import { freshTable } from '../../../builders/table.ts';
import { type Asker, reportWorld } from './report-world.ts';

const path = '/staff/engagement/programme-reports';
const wanted = { from: '2026-11-01', to: '2026-11-28' };

describe('reports that staff ask for', async () => {
  const table = await freshTable();
  const world = reportWorld(table);
  const ask = (body: unknown = wanted) => world.call('editor', `POST ${path}`, body);

  it('are queued, made, and downloaded under names that say what they are', async () => {
    const { status, body } = await ask();
    expect(status).toBe(202);
    expect(body).toMatchObject({ state: 'queued', selection: wanted, createdBy: 'acc_editor' });
    await world.work();
    const read = await world.call('viewer', `GET ${path}/${body.id}`);
    expect(read.body).toMatchObject({ state: 'done', finishedAt: '2026-11-29T12:00:00.000Z' });
    expect(read.body.urls.pdf).toBe(
      `https://files.example/programme-reports/${body.id}.pdf?as=rapport-2026-11-01-2026-11-28.pdf`,
    );
    expect([...world.stored.keys()]).toEqual(
      ['pdf', 'html', 'csv'].map((format) => `${body.id}.${format}`),
    );
    expect(Buffer.from(world.stored.get(`${body.id}.pdf`) ?? '').toString('latin1', 0, 5)).toBe(
      '%PDF-',
    );
  });

  it('have no files to download before they are done', async () => {
    const { body } = await ask();
    const { body: read } = await world.call('viewer', `GET ${path}/${body.id}`);
    expect(read.state).toBe('queued');
    expect(read.urls).toBeUndefined();
    await world.work();
  });

  it('are made once, however often the queue hands the message out', async () => {
    const { body } = await ask();
    await world.work();
    const before = await world.reports.get(body.id);
    await world.queue.send([{ reportId: body.id }]);
    world.stored.clear();
    await world.work(2);
    expect(world.stored.size).toBe(0);
    expect(await world.reports.get(body.id)).toEqual(before);
  });

  it('wait for another attempt when making them fails, and have failed after the last', async () => {
    const { body } = await ask();
    const failing = { put: () => Promise.reject(new Error('no room')) };
    const stateOf = async () => (await world.call('viewer', `GET ${path}/${body.id}`)).body;
    await expect(world.work(1, failing)).rejects.toThrow('no room');
    expect(await stateOf()).toMatchObject({ state: 'queued', failures: 1 });
    await world.queue.send([{ reportId: body.id }]);
    await expect(world.work(5, failing)).rejects.toThrow('no room');
    expect(await stateOf()).toMatchObject({ state: 'failed', failures: 5 });
  });

  it('have failed where making them was cut off each time, so that nobody waits for ever', async () => {
    const other = reportWorld(await freshTable());
    const { body } = await other.call('editor', `POST ${path}`, wanted);
    const stateOf = async () => (await other.call('viewer', `GET ${path}/${body.id}`)).body.state;
    other.now.advance(3 * 3600);
    expect(await stateOf()).toBe('queued');
    other.now.advance(60);
    expect(await stateOf()).toBe('failed');
    const { reports } = (await other.call('viewer', `GET ${path}`)).body;
    expect(reports).toMatchObject([{ id: body.id, state: 'failed' }]);
    await other.work();
    expect(await stateOf()).toBe('done');
  });

  it('can be made after all by who hands the message out again', async () => {
    const { body } = await ask();
    await expect(
      world.work(5, { put: () => Promise.reject(new Error('no room')) }),
    ).rejects.toThrow();
    await world.queue.send([{ reportId: body.id }]);
    await world.work(1);
    expect((await world.call('viewer', `GET ${path}/${body.id}`)).body.state).toBe('done');
  });

  it('are refused for days that are not over, too many days, or none', async () => {
    for (const [body, field] of [
      [{ from: '2026-11-01', to: '2026-11-29' }, 'body.to'],
      [{ from: '2025-01-01', to: '2026-01-02' }, 'body.to'],
      [{ from: '2026-11-02', to: '2026-11-01' }, 'body.to'],
      [{ from: '2026-02-30', to: '2026-11-01' }, 'body.from'],
      [{ from: '0001-01-01', to: '0001-01-31' }, 'body.from'],
    ] as const) {
      const answer = await ask(body);
      expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid']);
      expect(answer.body.issues[0].path).toBe(field);
    }
    expect((await ask({ ...wanted, region: 'maasland' })).status).toBe(404);
    expect(world.queue.messages).toEqual([]);
  });

  it('are listed for who has a role everywhere that they are about, the newest first', async () => {
    const other = reportWorld(await freshTable());
    const one = await other.call('editor', `POST ${path}`, wanted);
    const two = await other.call('editor', `POST ${path}`, { ...wanted, region: 'kempen' });
    const list = await other.call('viewer', `GET ${path}`);
    expect(list.body.reports.map(({ id }: { id: string }) => id)).toEqual([
      two.body.id,
      one.body.id,
    ]);
    // Who works for one municipality of the region sees neither.
    expect((await other.call('retieEditor', `GET ${path}`)).body.reports).toEqual([]);
    expect((await other.call('retieEditor', `GET ${path}/${two.body.id}`)).status).toBe(403);
  });

  it('of a region are listed page by page for who works in all of it, whatever others asked for since', async () => {
    const other = reportWorld(await freshTable());
    const has = async (region: string | undefined, count: number) => {
      const ids: string[] = [];
      for (let index = 0; index < count; index += 1) {
        other.now.advance(1);
        const { body } = await other.call('editor', `POST ${path}`, { ...wanted, region });
        ids.unshift(body.id);
      }
      return ids;
    };
    const listed = async (name: Asker, limit: number) => {
      const ids: string[] = [];
      let query: string | undefined = `?limit=${limit}`;
      let pages = 0;
      while (query) {
        const { body } = await other.call(name, `GET ${path}${query}`);
        ids.push(...body.reports.map(({ id }: { id: string }) => id));
        query = body.cursor && `?limit=${limit}&cursor=${body.cursor}`;
        pages += 1;
      }
      return { ids, pages };
    };
    const old = await has('hageland', 3);
    const kempen = await has('kempen', 4);
    const whole = await has(undefined, 2);
    expect(await listed('hagelandViewer', 2)).toEqual({ ids: old, pages: 2 });
    expect(await listed('hagelandViewer', 3)).toEqual({ ids: old, pages: 1 });
    expect(await listed('regionsViewer', 5)).toEqual({ ids: [...kempen, ...old], pages: 2 });
    expect(await listed('almostViewer', 5)).toEqual({ ids: [], pages: 1 });
    expect((await listed('viewer', 4)).ids).toEqual([...whole, ...kempen, ...old]);
  });

  it('are not listed from where no list of them led', async () => {
    const { status, body } = await world.call('viewer', `GET ${path}?cursor=eyJpZCI6IngifQ`);
    expect([status, body.code]).toEqual([400, 'cursor.invalid']);
  });

  it('are not found under an id that nobody has', async () => {
    const { status, body } = await world.call(
      'viewer',
      `GET ${path}/rep_01kb0000000000000000000000`,
    );
    expect([status, body.code]).toEqual([404, 'report.not_found']);
  });
});
