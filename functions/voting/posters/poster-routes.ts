import * as z from 'zod';
import type { Clock } from '../../../shared/clock.ts';
import { noForm, type PageRoute, pageRoute } from '../../../shared/http/page-route.ts';
import { type Language, languageSchema } from '../../../shared/i18n/language.ts';
import { localized } from '../../../shared/i18n/localized.ts';
import { placeByNis } from '../../../shared/programme/programme.ts';
import type { Merchants, Photo } from '../../merchants/index.ts';
import type { ContestRepository } from '../contests/contest-repository.ts';
import { cardOfContest, findContestToShow } from './contest-card.ts';
import { drawCard } from './drawing/draw-card.ts';
import { drawPoster } from './drawing/draw-poster.ts';
import { drawnAnswer } from './drawn-answer.ts';
import type { ReadPhoto } from './photo-reader.ts';
import type { Poster } from './poster.ts';
import { posterOf } from './poster-of.ts';
import { type PosterFile, posterFiles } from './poster-path.ts';
import { findPosterSubject, noPoster, type PosterSubject } from './poster-subject.ts';

export interface PosterDeps {
  readonly merchants: Pick<Merchants, 'get'>;
  readonly contests: Pick<ContestRepository, 'get' | 'listByMunicipality' | 'candidates'>;
  readonly readPhoto: ReadPhoto;
  readonly now: Clock;
  /** Origin of the public site, no slash at the end. */
  readonly siteUrl: string;
}

const languageQuery = z.object({ language: languageSchema.optional().catch(undefined) });

export const posterRoutes: readonly PageRoute<PosterDeps>[] = [
  pageRoute<PosterDeps>()({
    method: 'GET',
    path: '/posters/contests/{contestId}/card.png',
    summary: 'Card for social networks, of a contest; names no candidate',
    params: z.strictObject({ contestId: z.string() }),
    query: languageQuery,
    form: noForm,
    async handle({ params: { contestId }, query, event }, deps) {
      const contest = await findContestToShow(contestId, deps);
      const language = query.language ?? defaultOf(contest);
      const card = cardOfContest(contest, language, deps.now());
      return drawnAnswer({ card }, event, async () => ({
        body: await drawCard(card),
        headers: described('card.png', contest),
      }));
    },
  }),
  pageRoute<PosterDeps>()({
    method: 'GET',
    path: '/posters/{merchantId}/{file}',
    summary:
      'Poster to print (A3, A4) or card for social networks, of an ambassador or a candidate',
    params: z.strictObject({ merchantId: z.string(), file: z.string() }),
    query: languageQuery,
    form: noForm,
    async handle({ params: { merchantId, file: name }, query, event }, deps) {
      const file = posterFiles.find((one) => one === name);
      if (!file) throw noPoster();
      const subject = await findPosterSubject(merchantId, deps.now(), deps);
      const language = query.language ?? defaultOf(subject.merchant);
      const poster = posterOf(subject, language, deps.siteUrl);
      return drawnAnswer({ poster, file, photos: photosOf(subject) }, event, async () => {
        const photo = await findPhoto(subject, language, deps);
        const body = await draw({ ...poster, photo }, file, createdAt(subject));
        return { body, headers: described(file, subject.merchant) };
      });
    },
  }),
];

const defaultOf = ({ nis }: { readonly nis: string }): Language =>
  placeByNis(nis).municipality.defaultLanguage;

/** The one on the ballot first; a later one of the merchant where it is gone. */
function photosOf(subject: PosterSubject): Photo[] {
  const onBallot = subject.role === 'candidate' ? subject.candidate.photo : undefined;
  return [onBallot, subject.merchant.photo].filter((photo) => photo !== undefined);
}

async function findPhoto(
  subject: PosterSubject,
  language: Language,
  { readPhoto }: Pick<PosterDeps, 'readPhoto'>,
): Promise<Poster['photo']> {
  for (const { path, width, height, alt } of photosOf(subject)) {
    const bytes = await readPhoto(path);
    if (bytes) return { bytes, width, height, alt: localized(alt, language)?.text ?? '' };
  }
  return undefined;
}

async function draw(poster: Poster, file: PosterFile, created: Date): Promise<Uint8Array> {
  if (file === 'card.png') return drawCard(poster);
  return drawPoster(poster, file === 'a3.pdf' ? 'a3' : 'a4', created);
}

const createdAt = (subject: PosterSubject): Date =>
  new Date(subject.role === 'candidate' ? subject.contest.createdAt : subject.since);

const described = (file: PosterFile, { slug }: { readonly slug: string }) => ({
  // That of pages would keep a browser's own viewer from showing the file.
  'content-security-policy': "frame-ancestors 'none'",
  'content-type': file === 'card.png' ? 'image/png' : 'application/pdf',
  'content-disposition': `inline; filename="${slug}-${file}"`,
});
