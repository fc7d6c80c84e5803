import type { Contest } from '../../../functions/voting/contests/contest.ts';
import { proposeLot } from '../../../functions/voting/contests/lot-value.ts';
import { nominate } from '../../../functions/voting/contests/nominations/nominate.ts';
import { addBox, enterBox } from '../../../functions/voting/contests/paper/paper-boxes.ts';
import { writeCohorts } from '../../../functions/voting/contests/quarantine/cohort-repository.ts';
import {
  proposeQuarantine,
  stepQuarantine,
} from '../../../functions/voting/contests/quarantine/quarantine.ts';
import { aTemplate, type ContestsWorld, during } from '../voting/contests/contests-world.ts';
import { type Example, plain } from './example.ts';

const base = '/staff/contests';

interface Request {
  readonly path: string;
  readonly body?: unknown;
}

export function votingExamples(world: ContestsWorld): Example[] {
  let made = 0;
  const newSlug = () => {
    made += 1;
    return `contest-${made}`;
  };

  /** A request about something of Retie. */
  const about = (line: string, prepare: () => Promise<Request>): Example => ({
    line: line.replace(' ', ` ${base}`),
    touches: 'retie',
    prepare,
  });

  const atContest = (
    line: string,
    make: (changes: object) => Promise<Contest>,
    body?: (contest: Contest) => unknown,
  ): Example =>
    about(line, async () => {
      world.now.set('2026-11-22T12:00:00Z');
      const contest = await make({ slug: newSlug(), prize: { nl: 'Een mand' } });
      const path = `${base}${line.split(' ')[1]}`.replace('{id}', contest.id);
      return { path, body: body?.(contest) };
    });

  const fresh = (changes: object) => world.makeContest(changes);

  // Only as far as the routes look: hundreds of these are made.
  const voting = { ballotFixedAt: during.review, gatesWrittenAt: during.review };
  const open = async (changes: object) => {
    const { id } = await world.makeContest(changes);
    world.now.set(during.voting);
    return world.mark(id, { ...voting, state: 'open' });
  };
  const closed = async (changes: object) => {
    const { id } = await world.makeContest(changes);
    world.now.set(during.counting);
    const at = during.counting;
    return world.mark(id, { ...voting, state: 'closed', closedAt: at, surveyedAt: at });
  };
  const fixable = async (changes: object) => {
    const contest = await world.makeContest(changes);
    world.now.set(during.nominations);
    await world.standing(contest);
    await world.standing(contest);
    world.now.set(during.review);
    return world.contest(contest.id);
  };
  const seen = ({ version }: Contest) => ({ version });

  const candidateMove = (name: string, make: 'aNominee' | 'agreed' | 'standing'): Example =>
    about(`POST /{id}/candidates/{candidateId}/${name}`, async () => {
      world.now.set('2026-11-22T12:00:00Z');
      const contest = await world.makeContest({ slug: newSlug() });
      const { id, version } = await world[make](contest);
      return { path: `${base}/${contest.id}/candidates/${id}/${name}`, body: { version } };
    });

  const rejected: Example = about('POST /{id}/candidates/{candidateId}/reconsider', async () => {
    const contest = await world.makeContest({ slug: newSlug() });
    const { id, version } = await world.aNominee(contest);
    await world.reject(contest.id, id);
    const path = `${base}/${contest.id}/candidates/${id}/reconsider`;
    return { path, body: { version: version + 1 } };
  });

  const waiting = async (contest: Contest) => {
    const by = { kind: 'staff' as const, principal: world.editor };
    const nominee = { shop: { name: 'Frituur', address: 'Markt 9' } };
    const nomination = await nominate({ contest, by, nominee }, world.deps);
    return nomination?.id ?? '';
  };

  const moderation = (
    name: string,
    body: (contest: Contest) => Promise<unknown> | undefined,
  ): Example =>
    about(`POST /{id}/nominations/{nominationId}/${name}`, async () => {
      world.now.set('2026-11-22T12:00:00Z');
      const contest = await world.makeContest({ slug: newSlug() });
      const id = await waiting(contest);
      return { path: `${base}/${contest.id}/nominations/${id}/${name}`, body: await body(contest) };
    });

  const box = (line: string, isCounted: boolean, body?: unknown): Example =>
    about(line, async () => {
      world.now.set('2026-11-22T12:00:00Z');
      const { id } = await closed({ slug: newSlug() });
      const made = await addBox(world.deps, {
        principal: world.editor,
        contestId: id,
        name: 'Hall',
      });
      const figures = { ballots: 0, blank: 0, invalid: 0, totals: {} };
      if (isCounted) {
        await enterBox(world.deps, {
          principal: world.editor,
          contestId: id,
          boxId: made.id,
          figures,
        });
      }
      const path = `${base}${line.split(' ')[1]}`.replace('{id}', id).replace('{boxId}', made.id);
      return { path, body: body === 'figures' ? figures : body };
    });

  const rule = (name: string, steps: readonly ('confirm' | 'proposeLift')[]): Example =>
    about(`POST /{id}/quarantine/{ruleId}/${name}`, async () => {
      world.now.set('2026-11-22T12:00:00Z');
      const { id } = await closed({ slug: newSlug() });
      await writeCohorts(world.table, id, [{ alias: 'network-1', signal: 'network', ballots: 40 }]);
      const text = { signal: 'network' as const, atLeast: 30, reason: 'From one computer.' };
      const by = { principal: world.approver, contestId: id };
      const { id: ruleId } = await proposeQuarantine(world.deps, { ...by, rule: text });
      for (const step of steps) {
        await stepQuarantine(world.deps, { principal: world.other, contestId: id, ruleId, step });
      }
      return { path: `${base}/${id}/quarantine/${ruleId}/${name}` };
    });

  const template = () => aTemplate({ slug: newSlug() });
  const { appealDays: _default, ...shared } = aTemplate();

  return [
    plain(`GET ${base}`, 'own'),
    {
      line: `POST ${base}`,
      touches: 'retie',
      prepare: async () => {
        world.now.set('2026-11-22T12:00:00Z');
        return { path: base, body: { ...shared, slug: newSlug(), municipality: '13036' } };
      },
    },
    about('POST /series', async () => ({
      path: `${base}/series`,
      body: { series: newSlug(), municipalities: ['13036'], template: template() },
    })),
    {
      line: `GET ${base}/series/{series}`,
      touches: 'own',
      prepare: async () => ({ path: `${base}/series/${await world.aSeries(newSlug())}` }),
    },
    about('PATCH /series/{series}', async () => ({
      path: `${base}/series/${await world.aSeries(newSlug())}`,
      body: { seats: 2 },
    })),
    atContest('GET /{id}', fresh),
    atContest('PATCH /{id}', fresh, (contest) => ({ ...seen(contest), seats: 2 })),
    atContest('GET /{id}/audit', fresh),
    atContest('POST /{id}/fix-ballot', fixable, seen),
    atContest('POST /{id}/close', open, seen),
    atContest('POST /{id}/publish', closed, seen),
    atContest('POST /{id}/cancel', fresh, (contest) => ({
      ...seen(contest),
      reason: 'The market is gone.',
    })),
    atContest('PUT /{id}/lot', closed, () => ({ value: '7 12 19' })),
    atContest(
      'POST /{id}/lot/confirm',
      async (changes) => {
        const { id } = await closed(changes);
        return proposeLot(world.deps, { principal: world.other, contestId: id, value: '7 12 19' });
      },
      () => ({ value: '7 12 19' }),
    ),
    atContest('GET /{id}/candidates', fresh),
    atContest('POST /{id}/candidates/invite', fresh),
    candidateMove('invite', 'aNominee'),
    candidateMove('put-on-ballot', 'agreed'),
    candidateMove('take-off-ballot', 'standing'),
    candidateMove('reject', 'aNominee'),
    rejected,
    candidateMove('withdraw', 'standing'),
    atContest('GET /{id}/nominations', fresh),
    atContest('POST /{id}/nominations', fresh, () => ({
      nominee: { shop: { name: 'Frituur', address: 'Markt 9' } },
    })),
    moderation('link', async () => ({ merchantId: (await world.addMerchant()).id })),
    moderation('merge', async (contest) => ({ into: await waiting(contest) })),
    moderation('reject', () => undefined),
    atContest('GET /{id}/paper', fresh),
    atContest('POST /{id}/paper', closed, () => ({ name: 'Town hall' })),
    box('PUT /{id}/paper/{boxId}/count', false, 'figures'),
    box('POST /{id}/paper/{boxId}/reopen', true),
    box('DELETE /{id}/paper/{boxId}', false),
    atContest('GET /{id}/quarantine', fresh),
    atContest(
      'POST /{id}/quarantine',
      async (changes) => {
        const contest = await closed(changes);
        const cohort = { alias: 'network-1', signal: 'network' as const, ballots: 40 };
        await writeCohorts(world.table, contest.id, [cohort]);
        return contest;
      },
      () => ({ signal: 'network', atLeast: 30, reason: 'From one computer.' }),
    ),
    rule('confirm', []),
    rule('lift', ['confirm']),
    rule('confirm-lift', ['confirm', 'proposeLift']),
    rule('drop', []),
    atContest('GET /{id}/prize-draw', world.closed),
    atContest('POST /{id}/prize-draw', closed, (contest) => ({
      ...seen(contest),
      winners: 1,
      source: 'Lotto of Saturday 6 February 2027',
      value: '3 14 15',
    })),
  ];
}
