import { describe, expect, test } from 'vitest';
import { createCounterRepository } from '../../../../functions/engagement/counters/counter-repository.ts';
import { countEvents } from '../../../../functions/engagement/counting/count-events.ts';
import { createCountRepository } from '../../../../functions/engagement/counting/count-repository.ts';
import type { EngagementKind } from '../../../../functions/engagement/events/engagement-kind.ts';
import { createFindNotices } from '../../../../functions/engagement/outbound/find-notices.ts';
import { type NoticeKind, noticeKinds } from '../../../../functions/engagement/outbound/notice.ts';
import type { ReportJob } from '../../../../functions/engagement/programme-report/job/report-job.ts';
import { campaignIn } from '../../../builders/campaign.ts';
import { aContest } from '../../../builders/contest.ts';
import { anEvent } from '../../../builders/engagement.ts';
import { newslettersWorld } from '../../newsletters/newsletters-world.ts';

const retie = '13036';

async function world() {
  const { table, clock, anIssue } = await newslettersWorld();
  const now = clock;
  const reports: ReportJob[] = [];
  const find = createFindNotices({
    table,
    now,
    counters: createCounterRepository(table),
    reports: { newest: async () => reports },
  });
  /** What is found, with what is told to one of those concerned. */
  const found = async (
    kinds: readonly NoticeKind[] = noticeKinds,
    scopes: readonly string[] = [retie],
  ) => {
    const all: unknown[] = [];
    for await (const notice of find({ kinds: new Set(kinds), scopes: new Set(scopes) })) {
      const { data, ...rest } = notice;
      all.push({ ...rest, data: await data(scopes[0] ?? '') });
    }
    return all;
  };
  return { table, now, anIssue, reports, found, campaign: campaignIn(table) };
}

describe('what is told', () => {
  test('is an issue once all of it was sent, to each of its municipalities', async () => {
    const { anIssue, found, now } = await world();
    const at = now().toISOString();
    await anIssue('sending', { sendingSince: at });
    expect(await found(['issue.sent'])).toEqual([]);
    const { issueId, title } = await anIssue('sent', { sendingSince: at, sentAt: at });
    now.advance(60);
    expect(await found(['issue.sent'])).toMatchObject([
      {
        kind: 'issue.sent',
        name: `issue.sent.${issueId}`,
        at,
        scopes: ['programme', retie, '13003'],
        data: { issueId, title, audience: 'residents', sentAt: at },
      },
    ]);
    now.advance(2.1 * 86_400);
    expect(await found(['issue.sent'])).toEqual([]);
  });

  test('is an issue that stood still for weeks before the last of it was sent', async () => {
    const { anIssue, found, now } = await world();
    const sentAt = now().toISOString();
    await anIssue('sent', { sendingSince: '2026-09-15T08:00:00.000Z', sentAt });
    now.advance(60);
    expect(await found(['issue.sent'])).toMatchObject([{ at: sentAt }]);
  });

  test('is the result of a contest when it is published, and nothing before', async () => {
    const { campaign, found, now } = await world();
    now.set('2026-11-11T12:00:00Z');
    const closed = { state: 'closed', closedAt: '2026-11-08T19:00:00.000Z' } as const;
    const contest = await campaign.contest(aContest({ ...closed, nis: retie }));
    expect(await found(['contest.published'])).toEqual([]);
    await campaign.result(contest, [[await campaign.merchant(), 120]]);
    const [notice] = await found(['contest.published']);
    expect(notice).toMatchObject({
      at: '2026-11-10T10:00:00.000Z',
      scopes: ['programme', retie],
      data: { contestId: contest.id, municipality: retie, ballots: 120, elected: 1 },
    });
    expect(await found(['contest.published'], ['programme'])).toHaveLength(1);
    expect(await found(['contest.published'], ['13003'])).toEqual([]);
    now.set('2026-11-12T10:01:00Z');
    expect(await found(['contest.published'])).toEqual([]);
  });

  test('is a report of the programme that is ready, to the programme alone', async () => {
    const { reports, found, now } = await world();
    const at = now().toISOString();
    const job = {
      selection: { from: '2026-01-01', to: '2026-06-30' },
      createdAt: at,
      createdBy: 'acc_1',
    };
    reports.push(
      { ...job, id: 'rep_1', state: 'queued' },
      { ...job, id: 'rep_2', state: 'done', finishedAt: at },
      { ...job, id: 'rep_3', state: 'failed', finishedAt: at },
    );
    expect(await found(['report.ready'])).toMatchObject([
      {
        name: 'report.ready.rep_2',
        scopes: ['programme'],
        data: { reportId: 'rep_2', from: '2026-01-01' },
      },
    ]);
    now.advance(2.1 * 86_400);
    expect(await found(['report.ready'])).toEqual([]);
  });

  test('are the figures of the day before, once all of it has been counted, and of the one before that', async () => {
    const { table, found, now } = await world();
    const count = (at: string, seq: number, kind: EngagementKind = 'clicked') =>
      countEvents([anEvent({ at, seq, kind, machine: seq === 2 ? 'head' : undefined })], {
        repository: createCountRepository(table, now),
        count: () => undefined,
        random: Math.random,
        pause: async () => undefined,
      });
    // In Belgium: the last minute of the 21st, two of the 22nd, the first of the 23rd.
    await count('2026-11-21T22:59:00.000Z', 0);
    await count('2026-11-21T23:00:00.000Z', 1);
    await count('2026-11-22T22:59:00.000Z', 2);
    await count('2026-11-22T23:00:00.000Z', 3);
    // Of readers who agreed to be followed: no program is told.
    await count('2026-11-22T12:00:00.000Z', 4, 'reader-clicked');
    const figures = { kind: 'figures.day', scopes: [retie] };
    const of20 = {
      ...figures,
      name: 'figures.day.2026-11-20',
      at: '2026-11-21T04:00:00.000Z',
      data: { scope: retie, day: '2026-11-20', figures: {} },
    };
    const of21 = {
      ...figures,
      name: 'figures.day.2026-11-21',
      at: '2026-11-22T04:00:00.000Z',
      data: { scope: retie, day: '2026-11-21', figures: { clicked: { raw: 1, human: 1 } } },
    };
    const of22 = {
      ...figures,
      name: 'figures.day.2026-11-22',
      at: '2026-11-23T04:00:00.000Z',
      data: { scope: retie, day: '2026-11-22', figures: { clicked: { raw: 2, human: 1 } } },
    };
    now.set('2026-11-23T03:59:00Z');
    expect(await found(['figures.day'])).toEqual([of20, of21]);
    now.set('2026-11-23T04:00:00Z');
    expect(await found(['figures.day'])).toEqual([of21, of22]);
    expect(await found(['figures.day'], ['programme'])).toMatchObject([
      { data: { scope: 'programme', figures: { clicked: { raw: 1, human: 1 } } } },
      { data: { scope: 'programme', figures: { clicked: { raw: 2, human: 1 } } } },
    ]);
  });

  test('is read for what somebody wants to know, and for nothing else', async () => {
    const { anIssue, found, now } = await world();
    const at = now().toISOString();
    await anIssue('sent', { sendingSince: at, sentAt: at });
    now.advance(60);
    expect(await found(['issue.sent'])).toHaveLength(1);
    expect(await found([])).toEqual([]);
    expect(await found(['contest.published', 'report.ready'])).toEqual([]);
  });
});
