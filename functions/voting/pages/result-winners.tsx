import { localized } from '../../../shared/i18n/localized.ts';
import { CandidatePhoto } from './candidate-photo.tsx';
import type { Text } from './messages.ts';
import type { ResultPageProps } from './result-page.tsx';

type WinnersProps = Pick<ResultPageProps, 'visit' | 'result' | 'candidates' | 'merchantPaths'> & {
  t: Text;
};

/** The elected, each with the badge of an ambassador. */
export function Winners({ visit, result, candidates, merchantPaths, t }: WinnersProps) {
  const { language, contest } = visit;
  const totals = new Map(result.candidates.map(({ id, total }) => [id, total]));
  if (result.winners.length === 0) return <p class="box">{t('result.nobody')}</p>;
  return (
    <ul class="winners">
      {result.winners.map((id) => {
        const candidate = candidates.get(id);
        if (!candidate) return null;
        const category = contest.ballotRule.categories.find(
          (known) => known.id === candidate.category,
        );
        const path = merchantPaths.get(id);
        return (
          <li>
            <CandidatePhoto candidate={candidate} isLarge />
            <div>
              <p class="badge">{t('result.badge')}</p>
              <h2>{candidate.name}</h2>
              <p>
                {category ? localized(category.name, language)?.text : candidate.trade}
                {' · '}
                {t('result.votes', { count: totals.get(id) ?? 0 })}
              </p>
              {path && (
                <p>
                  <a href={path}>{t('result.shop')}</a>
                </p>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
