import { localized } from '../../../shared/i18n/localized.ts';
import { ballotGroups } from '../ballot-groups.ts';
import type { CandidateResult, ContestResult } from '../counting/result.ts';
import type { Text } from './messages.ts';
import type { ResultPageProps } from './result-page.tsx';

type TablesProps = Pick<ResultPageProps, 'visit' | 'result'> & { t: Text };

/** Everyone's votes by channel; one table a category. */
export function ResultTables({ visit, result, t }: TablesProps) {
  return (
    <section>
      <h2>{t('result.all')}</h2>
      {ballotGroups(visit.contest, result.candidates).map(({ category, candidates }) => (
        <Table
          caption={
            (category && localized(category.name, visit.language)?.text) ?? t('result.caption')
          }
          isCaptionShown={category !== undefined}
          candidates={candidates}
          result={result}
          t={t}
        />
      ))}
      {result.candidates.some(({ withdrawn }) => withdrawn) && (
        <p class="hint">{t('result.withdrawn.meaning')}</p>
      )}
    </section>
  );
}

interface TableProps {
  readonly caption: string;
  readonly isCaptionShown: boolean;
  readonly candidates: readonly CandidateResult[];
  readonly result: ContestResult;
  readonly t: Text;
}

/** The colours of the bars. */
const swatches = { online: 'swatch', paper: 'swatch paper', total: undefined } as const;

/** With very large letters it is wider than a phone: then it scrolls in its frame, by keys too. */
function Table({ caption, isCaptionShown, candidates, result, t }: TableProps) {
  const hasPaper = result.boxes.length > 0;
  const most = Math.max(1, ...candidates.map(({ total }) => total));
  const channels = hasPaper ? (['total', 'online', 'paper'] as const) : (['total'] as const);
  return (
    <section class="scroll" aria-label={caption} tabindex={0}>
      <table class="votes">
        <caption class={isCaptionShown ? undefined : 'unseen'}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('result.candidate')}</th>
            {channels.map((channel) => (
              <th scope="col" class={swatches[channel]}>
                {t(hasPaper ? `result.${channel}` : 'result.only')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {candidates.map((candidate) => (
            <>
              <tr class={candidate.withdrawn ? 'void' : undefined}>
                <th scope="row">
                  {candidate.name}
                  {candidate.elected && <span class="badge">{t('result.badge')}</span>}
                  {candidate.withdrawn && <span class="note">{t('result.withdrawn')}</span>}
                </th>
                {channels.map((channel) => (
                  <td>{t('number', { value: candidate[channel] })}</td>
                ))}
              </tr>
              {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row takes no focus */}
              <tr class={candidate.withdrawn ? 'void share' : 'share'} aria-hidden="true">
                <td colspan={channels.length + 1}>
                  <Bar candidate={candidate} most={most} />
                </td>
              </tr>
            </>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Decoration: the numbers stand above it. */
function Bar({ candidate, most }: { candidate: CandidateResult; most: number }) {
  const percent = (votes: number) => `${((100 * votes) / most).toFixed(2)}%`;
  return (
    <svg class="bar" width="100%" height="12" aria-hidden="true">
      <rect class="whole" width="100%" height="12" rx="3" />
      <rect class="online" width={percent(candidate.online)} height="12" rx="3" />
      <rect
        class="paper"
        x={percent(candidate.online)}
        width={percent(candidate.paper)}
        height="12"
        rx="3"
      />
    </svg>
  );
}
