import type { Clock } from '../../../shared/clock.ts';
import { drawable } from '../../../shared/drawing/fonts.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Language } from '../../../shared/i18n/language.ts';
import { localized } from '../../../shared/i18n/localized.ts';
import { placeByNis, programme } from '../../../shared/programme/programme.ts';
import { lastMinute } from '../../../shared/time/last-minute.ts';
import { type Contest, contestIdSchema } from '../contests/contest.ts';
import type { ContestRepository } from '../contests/contest-repository.ts';
import { posterMessages } from './messages.ts';
import type { Card } from './poster.ts';
import { look } from './poster-of.ts';
import { asksForVotes } from './poster-subject.ts';

/**
 * A contest of which there is a card: until voting ends there is something to ask for.
 * @throws {AppError} contest.not_found
 */
export async function findContestToShow(
  contestId: string,
  { contests, now }: { readonly contests: Pick<ContestRepository, 'get'>; readonly now: Clock },
): Promise<Contest> {
  const id = contestIdSchema.safeParse(contestId).data;
  const contest = id === undefined ? undefined : await contests.get(id);
  if (!contest || !asksForVotes(contest, now())) {
    throw new AppError('contest.not_found', 'There is no card of this contest.');
  }
  return contest;
}

/** What the card of a contest says: its question, and from when or until when one can vote. It names no candidate. */
export function cardOfContest(
  { nis, title, voting, slug }: Contest,
  language: Language,
  now: Date,
): Card {
  const place = placeByNis(nis);
  const t = posterMessages(language);
  const opens = new Date(voting.opens.at);
  const closes = lastMinute(new Date(voting.closes.at));
  return {
    ...look(place),
    kicker: t('kicker.contest', { municipality: place.municipality.name }),
    name: drawable(localized(title, language)?.text ?? slug, 'display'),
    trade: '',
    seal: [
      '',
      t('seal.candidate'),
      now < opens ? t('seal.contest.below', { opens }) : t('seal.candidate.below', { closes }),
    ],
    slogan: programme.slogan[language],
  };
}
