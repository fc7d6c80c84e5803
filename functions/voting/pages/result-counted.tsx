import { localized } from '../../../shared/i18n/localized.ts';
import { lastMinute } from '../../../shared/time/last-minute.ts';
import type { ContestResult } from '../counting/result.ts';
import type { Text } from './messages.ts';
import type { ResultPageProps } from './result-page.tsx';

type CountedProps = Pick<ResultPageProps, 'visit' | 'result' | 'candidates'> & { t: Text };

/** Where the numbers come from: channels, turnout, what was set apart, lots. */
export function HowCounted(props: CountedProps) {
  const { visit, result, t } = props;
  const { online, paper, boxes, quarantines } = result;
  const { closedAt, voting } = visit.contest;
  const closed = lastMinute(new Date(closedAt ?? voting.closes.at));
  return (
    <section>
      <h2>{t('result.how.title')}</h2>
      <p>{t('result.how', { closed })}</p>
      <dl class="facts">
        <Fact term={t('result.how.online')}>{t('result.how.online.text', { ...online })}</Fact>
        {boxes.length > 0 && (
          <Fact term={t('result.how.paper')}>
            {t('result.how.paper.text', { ...paper, boxes: boxes.length })}
          </Fact>
        )}
        <Turnout result={result} t={t} />
        {quarantines.map(({ rule, ballots }) => (
          <Fact term={t('result.quarantine', { ballots })}>{rule}</Fact>
        ))}
      </dl>
      {quarantines.length > 0 && <p>{t('result.quarantine.meaning')}</p>}
      <Draws {...props} />
    </section>
  );
}

function Fact({ term, children }: { term: string; children?: unknown }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Turnout({ result: { turnout }, t }: { result: ContestResult; t: Text }) {
  const { ballots, inhabitants } = turnout;
  if (inhabitants === undefined) return null;
  return (
    <Fact term={t('result.how.turnout')}>
      {t('result.how.turnout.text', { share: ballots / inhabitants, inhabitants })}
    </Fact>
  );
}

/** How equal votes were decided, so that anybody can repeat it. */
function Draws({ visit, result, candidates, t }: CountedProps) {
  const { draws, lot } = result;
  if (draws.length === 0) return null;
  const nameOf = (id: string) => candidates.get(id)?.name ?? id;
  return (
    <>
      <h3>{t('result.draw.title')}</h3>
      <p>{t('result.draw', { source: lot.source, value: lot.value ?? '' })}</p>
      {draws.map(({ category, votes, seats, lots }) => (
        <>
          <p>
            {category && <strong>{categoryName(visit, category)}: </strong>}
            {t('result.draw.equal', { count: lots.length, votes, seats })}
          </p>
          <ol class="lots">
            {lots.map(({ id, hash }) => (
              <li>
                {nameOf(id)} <code>{hash}</code>
              </li>
            ))}
          </ol>
        </>
      ))}
      <details>
        <summary>{t('result.draw.repeat')}</summary>
        <p>{t('result.draw.repeat.text')}</p>
        {draws.flatMap(({ lots }) =>
          lots.map(({ id }) => (
            <p>
              <code>{`printf '%s' '${lot.value}|${result.contestId}|${id}' | sha256sum`}</code>
            </p>
          )),
        )}
      </details>
    </>
  );
}

function categoryName({ contest, language }: CountedProps['visit'], id: string): string {
  const category = contest.ballotRule.categories.find((known) => known.id === id);
  return (category && localized(category.name, language)?.text) ?? id;
}
