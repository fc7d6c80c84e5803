import { localHour } from '../../../../shared/time/local-hour.ts';
import { HeadlineFigures } from '../../pages/headline-figures.tsx';
import { numberWords } from '../../pages/number-words.ts';
import type { ReportVisit } from '../../pages/report-visit.ts';
import { type FigureText, figureMessages } from '../messages.ts';
import { ListCharts } from './list-charts.tsx';
import { type AudienceList, type ListView, lostIn } from './list-report.ts';

interface SectionProps {
  readonly visit: ReportVisit;
  readonly list: Pick<ListView, 'period' | 'stepSize'>;
  readonly audience: AudienceList;
}

/** One audience of a list: how large it is, who came, who left. */
export function AudienceSection({ visit, list, audience: of }: SectionProps) {
  const t = figureMessages(visit.language);
  return (
    <section>
      <h2>{t(`audience.${of.audience}`)}</h2>
      {isEmpty(of) ? (
        <p>{t(of.size === undefined ? 'list.nobody.known' : 'list.nobody')}</p>
      ) : (
        <>
          <HeadlineFigures
            figures={headlines(of, {
              visit,
              hasEnded: list.period.to < localHour(visit.now).day,
              t,
            })}
          />
          {of.otherwise !== undefined && of.otherwise !== 0 && (
            <p>{t('list.otherwise', { change: signed(of.otherwise, visit) })}</p>
          )}
          <ListCharts visit={visit} stepSize={list.stepSize} audience={of} />
        </>
      )}
    </section>
  );
}

const isEmpty = ({ size, sizeBefore = 0, movement }: AudienceList): boolean =>
  (size ?? 0) + sizeBefore + movement.confirmed + movement.subscribed.raw + lostIn(movement) === 0;

/** With its sign: `+12`, `−3`. */
export function signed(change: number, { language }: Pick<ReportVisit, 'language'>): string {
  const { count } = numberWords(language);
  if (change === 0) return count(0);
  return change > 0 ? `+${count(change)}` : `−${count(-change)}`;
}

interface Told {
  readonly visit: ReportVisit;
  /** Whether the period lies before today. */
  readonly hasEnded: boolean;
  readonly t: FigureText;
}

function headlines(of: AudienceList, { visit, hasEnded, t }: Told) {
  const { count, percent } = numberWords(visit.language);
  const { size, sizeBefore, movement, churn } = of;
  const change =
    sizeBefore === undefined || size === undefined
      ? ''
      : ` ${t('list.size.change', { change: signed(size - sizeBefore, visit) })}`;
  return [
    {
      label: t('list.size'),
      value: size === undefined ? '–' : count(size),
      meaning:
        size === undefined
          ? t('list.size.unknown')
          : `${t(hasEnded ? 'list.size.then' : 'list.size.meaning')}${change}`,
    },
    {
      label: t('list.joined'),
      value: count(movement.confirmed),
      meaning: t('list.joined.meaning', { forms: count(movement.subscribed.human) }),
    },
    { label: t('list.left'), value: count(lostIn(movement)), meaning: t('list.left.meaning') },
    {
      label: t('list.churn'),
      value: churn === undefined ? '–' : percent(churn),
      meaning: churn === undefined ? t('unknown') : t('list.churn.meaning'),
    },
  ];
}
