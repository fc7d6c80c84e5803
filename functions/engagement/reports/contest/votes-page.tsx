import * as z from 'zod';
import { daysAfter } from '../../../../shared/clock.ts';
import { localized } from '../../../../shared/i18n/localized.ts';
import { listVotes } from '../../../voting/index.ts';
import { BarTable } from '../../pages/chart/bar-table.tsx';
import { renderReport } from '../../pages/report-frame.tsx';
import { reportRoute } from '../../pages/report-route.ts';
import { type ReportVisit, reportPath } from '../../pages/report-visit.ts';
import type { FiguresDeps } from '../figures-deps.ts';
import { figureMessages } from '../messages.ts';
import { ownMunicipalities } from '../overview/side-by-side.ts';
import { phaseWord, voteDates, votePage } from './vote-words.ts';

/** Days back from now of which votes are listed. */
const daysListed = 366;

export const votesPage = reportRoute({
  path: '/votes',
  summary: 'The votes of which there is a report',
  params: z.object({}),
  query: z.object({}),
  scope: 'own',
  handle: async ({ visit }, deps) => ({ document: pageOf(visit, await readVotes(visit, deps)) }),
});

async function readVotes(visit: ReportVisit, { table }: Pick<FiguresDeps, 'table'>) {
  const { now } = visit;
  const window = { from: daysAfter(now, -daysListed), to: now, now };
  const lists = await Promise.all(
    ownMunicipalities(visit.principal).map(async ({ nis, name }) =>
      (await listVotes(table, nis, window)).map((vote) => ({ municipality: name, ...vote })),
    ),
  );
  return lists.flat().sort((one, other) => (one.opensAt < other.opensAt ? 1 : -1));
}

function pageOf(visit: ReportVisit, votes: Awaited<ReturnType<typeof readVotes>>): string {
  const t = figureMessages(visit.language);
  return renderReport(
    visit,
    { title: t('votes.title'), section: 'votes', page: 'votes' },
    <>
      <p class="lead">{t('votes.lead')}</p>
      {votes.length === 0 ? (
        <p>{t('votes.none')}</p>
      ) : (
        <BarTable
          caption={t('votes.title')}
          isCaptionHidden
          heads={[t('votes.title.column'), t('votes.state')]}
          rows={votes.map((vote) => ({
            name: `${vote.municipality}: ${localized(vote.title, visit.language)?.text}`,
            href: reportPath(visit, votePage(vote.id)),
            note: voteDates(vote, t),
            cells: [phaseWord(vote.phase, t)],
            bar: [],
          }))}
        />
      )}
    </>,
  );
}
