import { AppError } from '../../../shared/errors.ts';
import type { Language } from '../../../shared/i18n/language.ts';
import { placeBySlug } from '../../../shared/programme/programme.ts';
import { inOrder } from '../candidate-order.ts';
import { type CandidateView, viewCandidate } from '../pages/candidate-view.ts';
import type { Visit } from '../pages/contest-frame.tsx';
import type { PageDeps } from './page-deps.ts';

interface Address {
  readonly language: Language;
  /** Slugs. */
  readonly municipality: string;
  readonly contest: string;
}

/**
 * The contest that an address names.
 * @throws {AppError} municipality.not_found, contest.not_found
 */
export async function findVisit(
  { language, municipality, contest: slug }: Address,
  { contests, siteUrl }: Pick<PageDeps, 'contests' | 'siteUrl'>,
): Promise<Visit> {
  const place = placeBySlug(municipality);
  const contest = await contests.findBySlug(place.municipality.nis, slug);
  if (!contest) throw new AppError('contest.not_found', 'There is no such contest.');
  return { language, place, contest, siteUrl };
}

/**
 * The same, as it was up to five seconds ago: where the gate decides, and the evening of a vote asks for it all the time.
 * @throws {AppError} municipality.not_found, contest.not_found
 */
export async function findVisitToVote(
  { language, municipality, contest: slug }: Address,
  { papers, siteUrl }: Pick<PageDeps, 'papers' | 'siteUrl'>,
): Promise<Visit> {
  const place = placeBySlug(municipality);
  const { contest } = await papers.readBySlug(place.municipality.nis, slug);
  return { language, place, contest, siteUrl };
}

/** Who is on the ballot, or was and has withdrawn, in a visitor's order; nobody before the ballot is final. */
export async function onBallot(
  { contest, language }: Visit,
  order: string,
  { papers }: Pick<PageDeps, 'papers'>,
): Promise<CandidateView[]> {
  if (contest.ballotFixedAt === undefined) return [];
  const { candidates } = await papers.read(contest.id);
  const known = candidates.filter(({ state }) => state === 'standing' || state === 'withdrawn');
  return inOrder(known, order).map((candidate) => viewCandidate(candidate, language));
}

/** Those among the candidates that were chosen. */
export const chosenAmong = (
  candidates: readonly CandidateView[],
  choices: readonly string[],
): CandidateView[] => candidates.filter(({ id }) => choices.includes(id));
