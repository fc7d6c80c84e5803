import { noonOf } from '../../../../shared/time/days.ts';
import { BarTable } from '../../pages/chart/bar-table.tsx';
import { numberWords } from '../../pages/number-words.ts';
import type { ReportVisit } from '../../pages/report-visit.ts';
import { type FigureText, figureMessages } from '../messages.ts';
import type { LeavingReasons } from './leaving-reasons.ts';

/** Why people left, with what few people said put together. */
export function ReasonsSection({
  visit,
  reasons: told,
}: {
  readonly visit: ReportVisit;
  readonly reasons: LeavingReasons;
}) {
  const t = figureMessages(visit.language);
  const { count } = numberWords(visit.language);
  const { months, unsubscribed, reasons, few } = told;
  const [first, last] = [months[0], months.at(-1)];
  const rows = [
    ...reasons.map(({ reason, count: people }) => ({
      name: reasonName(reason, t),
      cells: [count(people)],
      bar: [people],
    })),
    ...(few > 0 ? [{ name: t('reasons.few'), cells: [count(few)], bar: [few] }] : []),
  ];
  return (
    <section>
      <h2>{t('reasons.title')}</h2>
      {first === undefined || last === undefined ? (
        <p>{t('reasons.none')}</p>
      ) : (
        <p>
          {t('reasons.months', {
            first: noonOf(`${first}-15`),
            last: noonOf(`${last}-15`),
            unsubscribed,
          })}
        </p>
      )}
      {rows.length > 0 ? (
        <BarTable
          caption={t('reasons.title')}
          isCaptionHidden
          heads={[t('reasons.reason'), t('reasons.count')]}
          rows={rows}
        />
      ) : (
        months.length > 0 && <p>{t('reasons.empty')}</p>
      )}
    </section>
  );
}

const known = ['too-often', 'not-for-me', 'moved', 'not-asked', 'hard-to-read', 'other'] as const;

/** A reason that is asked for no more, or not yet known here, by its code. */
function reasonName(reason: string, t: FigureText): string {
  const code = known.find((one) => one === reason);
  return code ? t(`reason.${code}`) : reason;
}
