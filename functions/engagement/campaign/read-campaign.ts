import type { Table } from '../../../shared/data/table.ts';
import { presentNisOf } from '../../../shared/programme/nis-codes.ts';
import { listStartedIssues } from '../../newsletters/index.ts';
import { readEndedContests } from '../../voting/index.ts';
import { allListed } from '../all-listed.ts';
import { createCountedReader } from '../programme-report/counted.ts';
import { instantsOf, type ReportPeriod } from '../programme-report/report-period.ts';
import { type Campaign, type CampaignFigure, campaignFigures } from './campaign.ts';
import { shownCount } from './shown-count.ts';

/** What the campaign did in a municipality (NIS code) in these days; nothing below five. */
export async function readCampaign(
  nis: string,
  period: ReportPeriod,
  table: Table,
): Promise<Campaign> {
  const counts = await readCounts(nis, table, period);
  const figures = campaignFigures.flatMap((figure) => {
    const isRounded = !isPublicAnyway.has(figure);
    const count = shownCount(counts[figure], { isRounded });
    return count === undefined ? [] : [{ figure, count, isRounded }];
  });
  return { period, figures };
}

/** Whoever looks at archive, results and directory counts the same. */
const isPublicAnyway: ReadonlySet<CampaignFigure> = new Set([
  'issues',
  'ballots',
  'merchants',
  'ambassadors',
]);

async function readCounts(
  nis: string,
  table: Table,
  period: ReportPeriod,
): Promise<Record<CampaignFigure, number>> {
  const instants = instantsOf(period);
  const [{ total }, issues, contests, merchants] = await Promise.all([
    createCountedReader(table).ofMunicipality(nis, period),
    listStartedIssues(table, instants),
    readEndedContests(table, nis, instants),
    allListed(nis, table),
  ]);
  return {
    issues: issues.filter((issue) => issue.municipalities.map(presentNisOf).includes(nis)).length,
    delivered: total.delivered?.raw ?? 0,
    clicks: total.clicked?.human ?? 0,
    confirmed: total.confirmed?.human ?? 0,
    ballots: contests.reduce((sum, { result }) => sum + (result?.ballots ?? 0), 0),
    eventPages: total['event-page']?.human ?? 0,
    registered: total.registered?.human ?? 0,
    merchants: merchants.length,
    ambassadors: merchants.filter(({ ambassador }) => ambassador).length,
    directory: total.directory?.human ?? 0,
    scans: total.scanned?.human ?? 0,
  };
}
