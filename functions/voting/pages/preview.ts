import { localized } from '../../../shared/i18n/localized.ts';
import type { PagePreview } from '../../../shared/pages/layout.tsx';
import { contestCardPath } from '../posters/poster-path.ts';
import { shorten } from './candidate-view.ts';
import { contestTitle, type Visit } from './contest-frame.tsx';
import { voteMessages } from './messages.ts';
import { type ContestPage, contestPath } from './paths.ts';

/** What a shared link to a page of the contest shows. */
export function previewOf(
  visit: Visit,
  { page, description }: { page?: ContestPage; description?: string } = {},
): PagePreview {
  const introduction = localized(visit.contest.introduction, visit.language)?.text;
  return {
    description: description ?? (introduction ? shorten(introduction) : contestTitle(visit)),
    url: `${visit.siteUrl}${contestPath(visit, page)}`,
  };
}

/** The same with the picture of the contest, for pages on which something is asked for: until voting ends. */
export function previewWithCard(visit: Visit, page?: ContestPage): PagePreview {
  const { siteUrl, contest, language, place } = visit;
  const about = { contest: contestTitle(visit), municipality: place.municipality.name };
  return {
    ...previewOf(visit, page === undefined ? {} : { page }),
    image: {
      url: `${siteUrl}${contestCardPath(contest.id, language)}`,
      alt: voteMessages(language)('contest.card', about),
    },
  };
}
