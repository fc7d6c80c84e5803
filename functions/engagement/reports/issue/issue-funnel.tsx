import { type BarRow, BarTable } from '../../pages/chart/bar-table.tsx';
import { type IssueView, shareOf } from './issue-view.ts';

/** From sent to clicked, each step against all that was sent. */
export function IssueFunnel(view: IssueView) {
  const { report, t } = view;
  return (
    <section>
      <h2>{t('funnel.title')}</h2>
      <p>{t('funnel.text')}</p>
      <BarTable
        caption={t('funnel.title')}
        isCaptionHidden
        heads={[t('funnel.what'), t('funnel.count'), t('funnel.share')]}
        rows={rowsOf(view)}
        whole={Math.max(report.figures.sent, report.figures.clicked.raw)}
      />
    </section>
  );
}

function rowsOf({ report: { figures }, t, words }: IssueView): BarRow[] {
  const { sent, delivered, opened, clicked, clickRate = 0, readers } = figures;
  const share = (part: number, whole: number) => {
    const found = shareOf(part, whole);
    return found === undefined ? '–' : words.percent(found);
  };
  const machinesOf = ({ raw, human }: { raw: number; human: number }) => raw - human;
  return [
    {
      name: t('funnel.sent'),
      note: t('funnel.sent.note'),
      cells: [words.count(sent), ''],
      bar: [sent],
    },
    {
      name: t('funnel.delivered'),
      note: t('funnel.delivered.note'),
      cells: [words.count(delivered), share(delivered, sent)],
      bar: [delivered],
    },
    ...(opened
      ? [
          {
            name: t('funnel.opened'),
            note: t('funnel.opened.note', { machines: words.count(machinesOf(opened)) }),
            cells: [words.count(opened.human), ''],
            bar: [opened.human, machinesOf(opened)],
          },
        ]
      : []),
    {
      name: t('funnel.clicked'),
      note: t('funnel.clicked.note', {
        rate: words.perHundred(clickRate),
        machines: words.count(machinesOf(clicked)),
      }),
      // Who clicks twice is in it twice: it is no share of the mails.
      cells: [words.count(clicked.human), ''],
      bar: [clicked.human, machinesOf(clicked)],
    },
    ...(readers.clicked !== undefined
      ? [
          {
            name: t('funnel.readers'),
            note: t('funnel.readers.note', { agreed: words.count(readers.agreed) }),
            cells: [words.count(readers.clicked), share(readers.clicked, readers.agreed)],
            bar: [readers.clicked],
          },
        ]
      : []),
  ];
}
