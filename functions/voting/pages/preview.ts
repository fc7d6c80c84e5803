import { localized } from '../../../shared/i18n/localized.ts';
import type { PagePreview } from '../../../shared/pages/layout.tsx';
import { shorten } from './candidate-view.ts';
import { contestTitle, type Visit } from './contest-frame.tsx';
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
