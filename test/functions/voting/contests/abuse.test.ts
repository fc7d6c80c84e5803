import { describe, expect, it } from 'vitest';
import { writeCohorts } from '../../../../functions/voting/contests/quarantine/cohort-repository.ts';
import type { Example } from '../../rights/example.ts';
import { votingExamples } from '../../rights/voting-examples.ts';
import { balen, contestsWorld } from './contests-world.ts';

const base = '/staff/contests';

describe('somebody of another municipality, with every right there', async () => {
  const world = await contestsWorld();
  const stranger = await world.staffMember('admin', balen);
  const owner = await world.staffMember('approver');

  /** All that the table holds of a contest. */
  async function heldOf(contestId: string): Promise<unknown[]> {
    const items: unknown[] = [];
    for (const pk of [`CONTEST#${contestId}`, `CONTEST_AUDIT#${contestId}`]) {
      for await (const item of world.table.queryAll({ pk, consistent: true })) items.push(item);
    }
    return items;
  }

  const examples: readonly Example[] = votingExamples(world);
  it.each(examples.filter(({ touches }) => touches === 'retie'))(
    'learns and changes nothing by $line, which who may does',
    async ({ line, prepare }) => {
      const { path, body } = await prepare();
      const contestId = /con_\w+/.exec(path)?.[0];
      const before = contestId && (await heldOf(contestId));
      const mails = world.mails.length;
      const [method] = line.split(' ');
      const refused = await world.call(stranger, `${method} ${path}`, body);
      expect(refused).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
      expect(contestId && (await heldOf(contestId))).toEqual(before);
      expect(world.mails).toHaveLength(mails);
      const done = await world.call(owner, `${method} ${path}`, body);
      expect(done.status, JSON.stringify(done.body)).toBeLessThan(300);
    },
  );

  it('sees no contest of it in lists', async () => {
    const { body } = await world.call(stranger, `GET ${base}`);
    expect(body.contests).toEqual([]);
    expect((await world.call(stranger, `GET ${base}?municipality=13036`)).status).toBe(403);
  });
});

describe('one person alone', () => {
  it('does no step for two, by whatever routes and how often', async () => {
    const world = await contestsWorld();
    const alone = await world.staffMember('admin');
    const { id } = await world.closed();
    await writeCohorts(world.table, id, [{ alias: 'network-1', signal: 'network', ballots: 40 }]);
    const ids = (await world.deps.contests.candidates(id)).map((candidate) => candidate.id);
    const act = (line: string, body?: unknown) => {
      const [method, path] = line.split(' ');
      return world.call(alone, `${method} ${base}/${id}${path}`, body);
    };

    const box = await act('POST /paper', { name: 'Hall' });
    const figures = {
      ballots: 3,
      blank: 0,
      invalid: 0,
      totals: Object.fromEntries(ids.map((candidate) => [candidate, 1])),
    };
    for (let turn = 0; turn < 3; turn += 1) {
      const { body } = await act(`PUT /paper/${box.body.id}/count`, figures);
      expect(body).toMatchObject({ state: 'once' });
    }

    const rule = await act('POST /quarantine', {
      signal: 'network',
      atLeast: 20,
      reason: 'Too many at once.',
    });
    for (let turn = 0; turn < 3; turn += 1) {
      expect((await act(`POST /quarantine/${rule.body.id}/confirm`)).body.code).toBe(
        'contest.same_person',
      );
    }

    await act('PUT /lot', { value: '7' });
    expect((await act('POST /lot/confirm', { value: '7' })).body.code).toBe('contest.same_person');
    await act('PUT /lot', { value: '8' });
    expect((await act('POST /lot/confirm', { value: '8' })).body.code).toBe('contest.same_person');

    const { version } = await world.contest(id);
    const published = await act('POST /publish', { version });
    expect(published).toMatchObject({ status: 409, body: { code: 'publication.refused' } });
    expect(await world.contest(id)).toMatchObject({
      state: 'closed',
      lot: { source: expect.any(String) },
    });
    expect((await world.contest(id)).lot).not.toHaveProperty('value');
  });

  it('shows in the log whatever they do', async () => {
    const world = await contestsWorld();
    const alone = await world.staffMember('admin');
    const account = await world.accountOf(alone);
    const { id } = await world.closed();
    const box = await world.call(alone, `POST ${base}/${id}/paper`, { name: 'Hall' });
    await world.call(alone, `DELETE ${base}/${id}/paper/${box.body.id}`);
    await world.call(alone, `PUT ${base}/${id}/lot`, { value: '7' });
    const own = (await world.lines(id)).filter(({ by }) => by === account);
    expect(own.map(({ action }) => action)).toEqual([
      'paper.box-added',
      'paper.box-removed',
      'lot.proposed',
    ]);
    const admin = await world.table.query({ index: 'gsi1', pk: `AUDIT#SUBJECT#${id}` });
    expect(admin.items.filter((item) => item.by === account)).toHaveLength(3);
  });
});

describe('stale and strange requests', async () => {
  const world = await contestsWorld();
  const owner = await world.staffMember('approver');
  const versioned = votingExamples(world).filter(({ line }) => !line.includes('prize'));

  it('with an old version are refused on every route that asks for one', async () => {
    let refused = 0;
    for (const { line, prepare } of versioned) {
      const { path, body } = await prepare();
      if (typeof body !== 'object' || body === null || !('version' in body)) continue;
      const [method] = line.split(' ');
      const stale = { ...body, version: Number(body.version) - 1 };
      const answer = await world.call(owner, `${method} ${path}`, stale);
      expect(answer, line).toMatchObject({ status: 409, body: { code: 'contest.changed' } });
      const { version: _without, ...unseen } = body;
      expect((await world.call(owner, `${method} ${path}`, unseen)).status, line).toBe(400);
      refused += 1;
    }
    expect(refused).toBeGreaterThanOrEqual(11);
  });

  it('name fields that there are not, and are refused', async () => {
    world.now.set('2026-11-22T12:00:00Z');
    const { id, version } = await world.makeContest({ slug: 'strange' });
    for (const more of [
      { state: 'published' },
      { nis: balen },
      { ballotFixedAt: '2026-11-22T12:00:00Z' },
    ]) {
      const answer = await world.call(owner, `PATCH ${base}/${id}`, { version, ...more });
      expect(answer.status).toBe(400);
    }
    expect(await world.contest(id)).toMatchObject({ state: 'nominating', version });
  });

  it('name ids of another kind, and find nothing', async () => {
    for (const id of [
      'con_1',
      '..',
      'mer_01jz0000000000000000000001',
      'con_01jz0000000000000000000001',
    ]) {
      const { status } = await world.call(owner, `GET ${base}/${id}`);
      expect([400, 404], id).toContain(status);
    }
  });
});
