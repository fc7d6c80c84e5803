import { ballotGroups } from '../ballot-groups.ts';
import { CandidatePhoto } from './candidate-photo.tsx';
import { type CandidateView, shorten } from './candidate-view.ts';
import type { Visit } from './contest-frame.tsx';
import type { Text } from './messages.ts';
import { contestPath } from './paths.ts';
import { Line } from './words.tsx';

interface CandidateListProps {
  readonly visit: Visit;
  readonly candidates: readonly CandidateView[];
  readonly order: string;
  readonly t: Text;
}

/** Who stands, to read about: each card leads to the candidate's own page. */
export function CandidateList({ visit, candidates, order, t }: CandidateListProps) {
  const { contest, language } = visit;
  const standing = candidates.filter(({ hasWithdrawn }) => !hasWithdrawn);
  return (
    <section class="candidates">
      <h2>{t('candidates.title')}</h2>
      {ballotGroups(contest, standing).map(({ category, candidates: members }) => (
        <>
          {category && (
            <h3>
              <Line text={category.name} language={language} />
            </h3>
          )}
          {members.map((candidate, index) => (
            <div class="shop">
              <a href={`${contestPath(visit, `candidates/${candidate.id}`)}?o=${order}`}>
                <CandidatePhoto candidate={candidate} isLazy={index > 2} />
                <span class="who">
                  <strong>{candidate.name}</strong>
                  <span class="hint">{candidate.trade}</span>
                </span>
                {candidate.story && (
                  <span class="story" lang={candidate.story.language}>
                    {shorten(candidate.story.text)}
                  </span>
                )}
              </a>
            </div>
          ))}
        </>
      ))}
    </section>
  );
}
