import * as z from 'zod';
import { holdsRole } from '../../../../shared/http/principal.ts';
import { municipalities, programme } from '../../../../shared/programme/programme.ts';
import { renderReport } from '../../pages/report-frame.tsx';
import { reportRoute } from '../../pages/report-route.ts';
import { type ReportVisit, reportPath } from '../../pages/report-visit.ts';
import { municipalityPage } from '../frame/municipality-frame.tsx';
import { figureMessages } from '../messages.ts';

/** The municipalities of which somebody may see reports. */
export const ownMunicipalities = ({ principal }: Pick<ReportVisit, 'principal'>) =>
  municipalities.filter(({ nis }) => holdsRole(principal, 'viewer', nis));

export const municipalitiesPage = reportRoute({
  path: '/municipalities',
  summary: 'The municipalities of which there are reports; the one of whoever has one',
  params: z.object({}),
  query: z.object({}),
  scope: 'own',
  async handle({ visit }) {
    const own = ownMunicipalities(visit);
    const [only] = own;
    if (only && own.length === 1) {
      return { location: reportPath(visit, municipalityPage(only.nis)) };
    }
    return { document: chooser(visit) };
  },
});

function chooser(visit: ReportVisit): string {
  const t = figureMessages(visit.language);
  const own = new Set(ownMunicipalities(visit).map(({ nis }) => nis));
  const regions = programme.regions
    .map(({ name, municipalities: all }) => ({
      name,
      shown: all.filter(({ nis }) => own.has(nis)),
    }))
    .filter(({ shown }) => shown.length > 0);
  return renderReport(
    visit,
    { title: t('municipalities.title'), section: 'municipalities', page: 'municipalities' },
    <>
      <p class="lead">{t('municipalities.lead')}</p>
      {regions.map(({ name, shown }) => (
        <>
          <h2>{name}</h2>
          <ul class="cards">
            {shown.map(({ nis, name: town }) => (
              <li>
                <a href={reportPath(visit, municipalityPage(nis))}>
                  <span>{town}</span>
                </a>
              </li>
            ))}
          </ul>
        </>
      ))}
    </>,
  );
}
