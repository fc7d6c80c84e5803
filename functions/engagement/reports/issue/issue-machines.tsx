import { BarTable } from '../../pages/chart/bar-table.tsx';
import type { IssueText } from './issue-messages.ts';
import { type IssueView, shareOf } from './issue-view.ts';

/** By what sign clicks were taken for those of programs. */
export function IssueMachines({ report, t, words }: IssueView) {
  const { raw, human } = report.figures.clicked;
  const rules = Object.entries(report.rules.clicked ?? {});
  if (rules.length === 0) {
    return (
      <section>
        <h2>{t('rules.title')}</h2>
        <p>{t('rules.none')}</p>
      </section>
    );
  }
  return (
    <section>
      <h2>{t('rules.title')}</h2>
      <p>{t('rules.text', { share: words.percent(shareOf(raw - human, raw) ?? 0) })}</p>
      <BarTable
        caption={t('rules.caption')}
        isCaptionHidden
        heads={[t('rules.rule'), t('rules.count')]}
        rows={rules
          .toSorted(([, one], [, other]) => other - one)
          .map(([rule, count]) => ({
            name: ruleInWords(rule, t),
            cells: [words.count(count)],
            // The second place of a bar is that of machines, on every page.
            bar: [0, count],
          }))}
      />
    </section>
  );
}

function ruleInWords(rule: string, t: IssueText): string {
  switch (rule) {
    case 'head':
    case 'prefetch':
    case 'image-proxy':
    case 'no-agent':
    case 'declared-bot':
    case 'burst':
    case 'too-soon':
    case 'repeated':
      return t(`rule.${rule}`);
    default:
      return t('rule.other');
  }
}
