import { BarTable } from '../../pages/chart/bar-table.tsx';
import { numberWords } from '../../pages/number-words.ts';
import type { ReportVisit } from '../../pages/report-visit.ts';
import { figureMessages } from '../messages.ts';
import { type AudienceList, lostIn } from './list-report.ts';

const heads = ['municipality', 'list.size', 'list.joined', 'list.left', 'list.churn'] as const;

/** Audiences of several lists beside each other. */
export function ListsSideBySide({
  visit,
  rows,
}: {
  readonly visit: ReportVisit;
  readonly rows: readonly {
    readonly name: string;
    readonly href: string;
    readonly audiences: readonly Pick<AudienceList, 'audience' | 'size' | 'movement' | 'churn'>[];
  }[];
}) {
  const t = figureMessages(visit.language);
  const { count, percent } = numberWords(visit.language);
  return (
    <>
      <h2>{t('list.side')}</h2>
      <p>{t('list.side.note')}</p>
      {(['residents', 'businesses'] as const).map((audience) => (
        <BarTable
          caption={t(`list.side.${audience}`)}
          heads={heads.map((key) => t(key))}
          rows={rows.flatMap(({ name, href, audiences }) => {
            const of = audiences.find((one) => one.audience === audience);
            if (!of) return [];
            const { size, movement, churn } = of;
            const cells = [
              size === undefined ? '–' : count(size),
              count(movement.confirmed),
              count(lostIn(movement)),
              churn === undefined ? '–' : percent(churn),
            ];
            return [{ name, href, cells, bar: size === undefined ? [] : [size] }];
          })}
        />
      ))}
    </>
  );
}
