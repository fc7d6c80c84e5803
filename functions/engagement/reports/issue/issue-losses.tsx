import { noonOf } from '../../../../shared/time/days.ts';
import { localHour } from '../../../../shared/time/local-hour.ts';
import { BarTable } from '../../pages/chart/bar-table.tsx';
import type { IssueText } from './issue-messages.ts';
import { type IssueView, shareOf } from './issue-view.ts';

/** Mails that did not arrive, readers who left or complained, and why they left. */
export function IssueLosses(view: IssueView) {
  const { report, t, words } = view;
  const { sent, complained, unsubscribed } = report.figures;
  const bounced = (reason: string) =>
    report.bounces.find((one) => one.reason === reason)?.count ?? 0;
  const losses = [
    { name: t('losses.permanent'), count: bounced('permanent') },
    {
      name: t('losses.transient'),
      note: t('losses.transient.note'),
      count: bounced('transient'),
    },
    { name: t('losses.undetermined'), count: bounced('undetermined') },
    { name: t('losses.complained'), note: t('losses.complained.note'), count: complained },
    { name: t('losses.unsubscribed'), count: unsubscribed },
  ];
  return (
    <section>
      <h2>{t('losses.title')}</h2>
      <p>{t('losses.text')}</p>
      <BarTable
        caption={t('losses.caption')}
        isCaptionHidden
        heads={[t('losses.what'), t('funnel.count'), t('funnel.share')]}
        rows={losses
          .filter(({ name, count }) => count > 0 || name !== t('losses.undetermined'))
          .map(({ name, note, count }) => ({
            name,
            note,
            cells: [words.count(count), words.rate(shareOf(count, sent) ?? 0)],
            bar: [count],
          }))}
      />
      <Reasons {...view} />
    </section>
  );
}

function Reasons({ report: { leaving }, visit, t, words }: IssueView) {
  if (!leaving) return null;
  const { toldFrom, reasons, few } = leaving;
  const isTold = toldFrom <= localHour(visit.now).day;
  return (
    <>
      <h3>{t('reasons.title')}</h3>
      {!isTold && <p>{t('reasons.later', { day: noonOf(toldFrom) })}</p>}
      {isTold && reasons.length === 0 && <p>{t('reasons.none')}</p>}
      {reasons.length > 0 && (
        <BarTable
          caption={t('reasons.title')}
          isCaptionHidden
          heads={[t('reasons.reason'), t('reasons.count')]}
          rows={reasons.map(({ reason, count }) => ({
            name: reasonInWords(reason, t),
            cells: [words.count(count)],
            bar: [count],
          }))}
        />
      )}
      {reasons.length > 0 && few > 0 && <p class="hint">{t('reasons.few', { count: few })}</p>}
    </>
  );
}

function reasonInWords(reason: string, t: IssueText): string {
  switch (reason) {
    case 'too-often':
    case 'not-for-me':
    case 'moved':
    case 'not-asked':
    case 'hard-to-read':
      return t(`reason.${reason}`);
    default:
      return t('reason.other');
  }
}
