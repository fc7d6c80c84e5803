import { CandidatePhoto } from './candidate-photo.tsx';
import type { CandidateView } from './candidate-view.ts';

/** Whom the voter chose, as a reminder. */
export function Chosen({
  title,
  candidates,
}: {
  title: string;
  candidates: readonly CandidateView[];
}) {
  return (
    <section class="chosen">
      <h2>{title}</h2>
      <ul>
        {candidates.map((candidate) => (
          <li>
            <CandidatePhoto candidate={candidate} />
            <span class="who">
              <strong>{candidate.name}</strong>
              <span class="hint">{candidate.trade}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
