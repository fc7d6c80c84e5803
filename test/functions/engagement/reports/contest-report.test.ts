import { expect, test } from 'vitest';
import { contestReportSchema } from '../../../../functions/engagement/reports/contest/contest-report.ts';
import { storedContest } from '../../../builders/stored-contest.ts';
import { countingWorld } from '../../voting/counting/counting-world.ts';
import { both, inRetie, reportsWorld } from './reports-world.ts';

test('a vote is told by day and channel, and not by hour, voter or candidate', async () => {
  const world = await reportsWorld();
  const voting = await countingWorld({ table: world.table });
  await voting.open();
  await voting.vote([voting.can(1)], { times: 3 });
  voting.now.set('2026-11-24T23:01:00Z');
  await voting.run('count-daily');
  await voting.vote([voting.can(2)], { times: 2 });
  await voting.addBox('Library', {
    ballots: 4,
    blank: 0,
    invalid: 0,
    totals: { [voting.can(1)]: 4, [voting.can(2)]: 0, [voting.can(3)]: 0 },
  });
  await voting.close();
  const about = { contest: voting.id };
  await world.count(
    [4, inRetie('vote-page', '23', { about })],
    [1, inRetie('vote-page', '23', { about, machine: 'declared-bot' })],
    [2, inRetie('vote-page', '24', { about })],
    // Who confirms again is in this number: it is no number of votes.
    [9, { kind: 'vote-confirmed', at: '2026-11-23', nis: '13036', about }],
  );
  const path = `/contests/${voting.id}`;
  const closed = await world.read(path, contestReportSchema);
  expect(closed).toMatchObject({
    municipality: { nis: '13036', name: 'Retie' },
    views: { raw: 7, human: 6 },
    viewDays: [
      { day: '2026-11-23', views: { raw: 5, human: 4 } },
      { day: '2026-11-24', views: both(2) },
    ],
    steps: [
      { from: '2026-11-20', to: '2026-11-24', ballots: 3 },
      { from: '2026-11-25', to: '2026-12-04', ballots: 2 },
    ],
    online: 5,
  });
  // What was found in boxes is nobody's to know before publication.
  expect(closed).not.toHaveProperty('result');
  await voting.askToPublish();
  await voting.run('publish');
  const published = await world.read(path, contestReportSchema);
  expect(published.result).toMatchObject({
    online: 5,
    paper: 4,
    boxes: [{ name: 'Library', ballots: 4 }],
    ballots: 9,
    inhabitants: 11_600,
  });
  expect(JSON.stringify(published)).not.toMatch(/can_|candidate|"hour/);
});

test('a vote that nobody has cast in yet is told as it is', async () => {
  const { table, read, ask } = await reportsWorld();
  const { id } = await storedContest(table);
  expect(await read(`/contests/${id}`, contestReportSchema)).toMatchObject({
    views: both(0),
    steps: [],
    online: 0,
  });
  expect(await ask('/contests/con_01kb0000000000000000000000')).toMatchObject({
    statusCode: 404,
    json: { code: 'contest.not_found' },
  });
});
