import { expect, it } from 'vitest';
import { comparePage } from '../../../../functions/engagement/reports/issue/compare-page.tsx';
import type { ComparedIssue } from '../../../../functions/engagement/reports/issue/compared-issues.ts';
import { principal } from '../../../builders/staff.ts';

const visit = {
  token: 'a.b.c',
  language: 'nl',
  principal: principal(),
  now: new Date('2026-11-29T12:00:00Z'),
} as const;

const anIssue = (place: number, given: Partial<ComparedIssue>): ComparedIssue => ({
  issueId: `iss_${String(place).padStart(26, '0')}`,
  title: 'Stem nu',
  audience: 'residents',
  startedAt: '2026-11-03T10:00:00Z',
  municipalities: ['13036'],
  figures: {
    ...{ sent: 100, delivered: 100, bounced: 0, complained: 0, unsubscribed: 0 },
    clicked: { raw: 10 + place, human: 10 + place },
    clickRate: 0.1 + place / 100,
    readers: { agreed: 0 },
  },
  curve: [10 + place],
  ...given,
});

it('issues of one title are told apart by day and municipalities, wherever their name stands', () => {
  const issues = [
    anIssue(1, {}),
    anIssue(2, { startedAt: '2026-11-10T10:00:00Z', municipalities: ['24011', '24130'] }),
    anIssue(3, { title: 'Herfst' }),
    anIssue(4, { municipalities: ['13003'] }),
  ];
  const page = comparePage({ visit, issues, page: 'compare' });
  const legend = page.match(/<ul class="legend">.*?<\/ul>/s)?.[0] ?? '';
  const heads = page.match(/<thead>.*?<\/thead>/s)?.[0] ?? '';
  const names = ['Stem nu (3 nov, Retie)', 'Stem nu (10 nov, Bierbeek en Zoutleeuw)', 'Herfst'];
  for (const name of names) {
    expect(legend).toContain(name);
    expect(heads).toContain(`>${name}</a>`);
  }
  expect(legend).not.toContain('Herfst (');
  expect(page).toContain('lokte ‘Stem nu (3 nov, Balen)’ de meeste kliks uit');
});
