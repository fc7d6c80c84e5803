import type { Language } from '../../../shared/i18n/language.ts';
import { CandidatePhoto } from './candidate-photo.tsx';
import { type CandidateView, shorten } from './candidate-view.ts';
import { CarriedFields } from './carried.tsx';
import { contestTitle, renderContestPage, type Visit } from './contest-frame.tsx';
import { Deadline } from './deadline.tsx';
import { type Text, voteMessages } from './messages.ts';
import { type ContestPage, contestPath } from './paths.ts';
import { previewOf } from './preview.ts';
import { lineOf } from './words.tsx';

interface CandidatePageProps {
  readonly visit: Visit;
  readonly now: Date;
  /** Whether one can vote now. */
  readonly isOpen: boolean;
  readonly candidate: CandidateView;
  readonly order: string;
  /** Picture of 1200 × 630 points for social networks, a path on the site; undefined where there is none (any more). */
  readonly cardPath: string | undefined;
  /** The shop's own page; undefined where it has none. */
  readonly merchantPath: string | undefined;
}

/** Photo and story of one candidate: the page that shops share. */
export function candidatePage(props: CandidatePageProps): string {
  const { visit, now, isOpen, candidate, order, cardPath, merchantPath } = props;
  const { language, contest } = visit;
  const { id, name, trade, story } = candidate;
  const t = voteMessages(language);
  const title = lineOf(contest.title, language);
  const page: ContestPage = `candidates/${id}`;
  const preview = previewOf(visit, { page, ...(story && { description: shorten(story.text) }) });
  const image = cardPath && {
    url: `${visit.siteUrl}${cardPath}`,
    alt: t('candidate.card', { name }),
  };
  return renderContestPage(
    visit,
    {
      title: `${name} · ${contestTitle(visit)}`,
      part: 'vote',
      partsAtFoot: isOpen,
      preview: { ...preview, ...(image && { image }) },
      languagePath: (other: Language) =>
        `${contestPath({ ...visit, language: other }, page)}?o=${order}`,
    },
    <>
      <p class="crumb">
        <a href={`${contestPath(visit)}?o=${order}#${id}`} lang={title.lang}>
          {title.text}
        </a>
      </p>
      <h1>{name}</h1>
      <p class="lead">{trade}</p>
      <CandidatePhoto candidate={candidate} isLarge />
      {candidate.hasWithdrawn && <p class="box">{t('ballot.withdrawn', { name })}</p>}
      {story?.text.split(/\n\s*\n/).map((paragraph) => (
        <p lang={story.language}>{paragraph}</p>
      ))}
      {isOpen && !candidate.hasWithdrawn && (
        <>
          <Deadline closes={new Date(contest.voting.closes.at)} now={now} t={t} />
          <VoteFor visit={visit} candidate={candidate} order={order} t={t} />
        </>
      )}
      {merchantPath && (
        <p>
          <a href={merchantPath}>{t('candidate.merchant', { name })}</a>
        </p>
      )}
    </>,
  );
}

type VoteForProps = Pick<CandidatePageProps, 'visit' | 'candidate' | 'order'> & { t: Text };

/** Where the ballot has one choice this is it; else it leads to the list, where the others are chosen. */
function VoteFor({ visit, candidate, order, t }: VoteForProps) {
  const { maxChoices, categories } = visit.contest.ballotRule;
  const isWholeBallot = maxChoices === 1 && categories.length === 0;
  return (
    <form method="post" action={contestPath(visit, isWholeBallot ? 'address' : undefined)}>
      <CarriedFields carried={{ o: order }} />
      <input type="hidden" name="choices" value={candidate.id} />
      <button type="submit">{t('candidate.vote', { name: candidate.name })}</button>
    </form>
  );
}
