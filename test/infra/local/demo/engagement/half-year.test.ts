import { beforeAll, describe, expect, it } from 'vitest';
import { createCounterRepository } from '../../../../../functions/engagement/counters/counter-repository.ts';
import { createIssueRepository } from '../../../../../functions/newsletters/issue-repository.ts';
import { listStartedIssues } from '../../../../../functions/newsletters/reading/started-issues.ts';
import { readListSizes } from '../../../../../functions/subscribers/list-sizes.ts';
import { liveHalfYear } from '../../../../../infra/local/demo/engagement/half-year.ts';
import type { Table } from '../../../../../shared/data/table.ts';
import { createKeyRing } from '../../../../../shared/secrets/key-ring.ts';
import { silentLog } from '../../../../builders/silent-log.ts';
import { principal } from '../../../../builders/staff.ts';
import { freshTable } from '../../../../builders/table.ts';

const retie = '13036';
const present = new Date('2026-11-29T12:00:00Z');
const days = { from: '2026-09-21', to: '2026-11-28' };

function surroundings(table: Table) {
  const rendered = new Map<string, { subject: string; html: string; text: string }>();
  const log = silentLog();
  return {
    ...{ table, present, log },
    keys: createKeyRing(async () => 'key'),
    siteUrl: 'https://www.vanhier.example',
    files: {
      async write(key: string, mail: { subject: string; html: string; text: string }) {
        rendered.set(key, mail);
      },
      async read(key: string) {
        const mail = rendered.get(key);
        if (!mail) throw new Error(`nothing was rendered as ${key}`);
        return mail;
      },
    },
    staff: {
      editor: principal([{ role: 'editor', scope: 'programme' }], 'acc_editor'),
      approver: principal([{ role: 'approver', scope: 'programme' }], 'acc_approver'),
    },
  };
}

/** Retie and Balen, ten weeks with a newsletter in each. */
const places = [retie, '13003'].map((nis) => ({
  ...{ nis, weight: 1, codes: [] },
  merchants: [`mer_${nis}`],
  events: [{ id: `evt_${nis}`, day: '2026-11-20' }],
  contests: [
    { id: `con_${nis}`, from: '2026-11-01', to: '2026-11-05', votes: ['2026-11-02', '2026-11-05'] },
  ],
}));

describe('a simulated half-year', () => {
  let table: Table;
  let meant: ReadonlyMap<string, number>;
  beforeAll(async () => {
    table = await freshTable();
    meant = await liveHalfYear(surroundings(table), { ...days, places, every: 7 });
  });

  it('is counted as it was meant: mails, clicks, openings, visits, votes, feeds and leavings', async () => {
    const { total } = await createCounterRepository(table).read('programme');
    // Of readers who agreed, the first click on a newsletter is counted beside the clicks.
    const { 'reader-clicked': clicked, 'reader-opened': _first, opened, ...others } = total;
    const counted = Object.entries(others).map(([kind, { raw }]) => [kind, raw]);
    const { opened: openings = 0, ...wanted } = Object.fromEntries(meant);
    expect(Object.fromEntries(counted)).toEqual(wanted);
    // Who leaves is not known to have opened what was not judged before.
    expect(opened?.raw).toBeLessThanOrEqual(openings);
    expect(opened?.raw).toBeGreaterThan(0.9 * openings);
    for (const kind of ['sent', 'bounced', 'clicked', 'opened', 'vote-confirmed', 'feed-read']) {
      expect(meant.get(kind), kind).toBeGreaterThan(0);
    }
    expect(clicked?.raw).toBeGreaterThan(0);
  });

  it('has machines among those who click, which are told from people', async () => {
    const { total, rules } = await createCounterRepository(table).read('programme');
    expect(total.clicked?.human).toBeLessThan(total.clicked?.raw ?? 0);
    expect(rules.clicked).toMatchObject({
      head: expect.any(Number),
      'declared-bot': expect.any(Number),
    });
  });

  it('leaves every newsletter sent, the one in two versions with its choice, and none for later', async () => {
    const issues = await listStartedIssues(table, {
      from: new Date(0),
      to: present,
    });
    expect(issues.length).toBeGreaterThan(6);
    expect(issues.map(({ state }) => state)).toEqual(issues.map(() => 'sent'));
    const tried = issues.filter(({ trial }) => trial);
    expect(tried).toHaveLength(1);
    expect(tried[0]?.decision).toBeDefined();
    for await (const issue of createIssueRepository(table, () => present).inState('scheduled')) {
      expect.unreachable(`${issue.issueId} is scheduled`);
    }
  });

  it('has votes on their days, and sizes of lists up to the day on which it ends', async () => {
    const { days: voted } = await createCounterRepository(table).read(`contest:con_${retie}`);
    expect(voted.filter(({ figures }) => figures['vote-confirmed']).map(({ day }) => day)).toEqual([
      '2026-11-02',
      '2026-11-05',
    ]);
    const sizes = await readListSizes(table, retie, { from: '2026-09-01', to: '2026-12-01' });
    expect(sizes.at(-1)?.day).toBe('2026-11-29');
    expect(sizes.at(-1)?.residents).toBeGreaterThan(sizes[0]?.residents ?? 0);
  });

  it('keeps nothing that would have lapsed by now', async () => {
    const lapsed = table.queryAll({ pk: 'FEEDKEY' });
    for await (const item of lapsed) {
      expect(Number(item.expiresAt) * 1000).toBeGreaterThan(present.getTime());
    }
  });
});
