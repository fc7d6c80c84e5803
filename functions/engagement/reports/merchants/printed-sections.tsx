import { localized } from '../../../../shared/i18n/localized.ts';
import type { Figure } from '../../counters/figures.ts';
import { type BarRow, BarTable } from '../../pages/chart/bar-table.tsx';
import { numberWords } from '../../pages/number-words.ts';
import type { ReportVisit } from '../../pages/report-visit.ts';
import { materials, ownLinkMaterial } from '../../short-links/materials.ts';
import { machinesOf } from '../frame/people-and-machines.ts';
import { type FigureText, figureMessages } from '../messages.ts';
import type { MerchantsReport } from './merchants-report.ts';

interface PrintedProps {
  readonly visit: ReportVisit;
  readonly report: Pick<MerchantsReport, 'materials' | 'phases' | 'links'>;
}

/** What was scanned, by what it is, for which phase, and code by code. */
export function PrintedSections({
  report: { materials: printed, phases, links },
  visit,
}: PrintedProps) {
  const t = figureMessages(visit.language);
  const { language } = visit;
  const retired = t('merchants.link.retired');
  return (
    <>
      <ScanTable
        {...{ visit, t }}
        title={t('merchants.materials')}
        head={t('merchants.material')}
        rows={printed.map(({ material, scans }) => ({ name: materialName(material, t), scans }))}
      />
      <ScanTable
        {...{ visit, t }}
        title={t('merchants.phases')}
        head={t('merchants.phase')}
        rows={phases.map(({ name, phaseId, scans }) => ({
          name: (name && localized(name, language)?.text) ?? phaseId,
          scans,
        }))}
      />
      <ScanTable
        {...{ visit, t }}
        title={t('merchants.links')}
        head={t('merchants.link')}
        rows={links.map(({ code, title, material, state, scans }) => ({
          name: title ?? materialName(material, t),
          note: [`/s/${code}`, ...(state === 'retired' ? [retired] : [])].join(', '),
          scans,
        }))}
      />
    </>
  );
}

interface ScanTableProps {
  readonly visit: ReportVisit;
  readonly t: FigureText;
  readonly title: string;
  readonly head: string;
  readonly rows: readonly (Pick<BarRow, 'name' | 'note'> & { readonly scans: Figure })[];
}

function ScanTable({ visit: { language }, t, title, head, rows }: ScanTableProps) {
  const { count } = numberWords(language);
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <BarTable
        caption={title}
        isCaptionHidden
        heads={[head, t('people'), t('machines')]}
        rows={rows.map(({ scans, ...row }) => ({
          ...row,
          cells: [count(scans.human), count(machinesOf(scans))],
          bar: [scans.human, machinesOf(scans)],
        }))}
      />
    </section>
  );
}

function materialName(material: string, t: FigureText): string {
  if (material === ownLinkMaterial) return t('material.own-link');
  const known = materials.find((one) => one === material);
  return known ? t(`material.${known}`) : material;
}
