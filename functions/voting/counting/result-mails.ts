import type { Language } from '../../../shared/i18n/language.ts';
import { placeByNis } from '../../../shared/programme/programme.ts';
import type { MailRequest } from '../../mail/index.ts';
import { type Merchant, merchantPath } from '../../merchants/index.ts';
import { candidacy, toContact } from '../contests/candidates/candidate-mails.ts';
import type { Contest } from '../contests/contest.ts';
import { contestPath } from '../pages/paths.ts';
import { posterPath } from '../posters/poster-path.ts';
import type { CountDeps } from './count-deps.ts';
import type { ContestResult } from './result.ts';

/**
 * Writes to everybody who stood what came of it, each once: under an id that is the same however often this runs. Who withdrew
 * hears nothing.
 */
export async function writeToCandidates(
  contest: Contest,
  result: ContestResult,
  { merchants, mail, siteUrl }: CountDeps,
): Promise<void> {
  const mails = [];
  for (const { id, merchantId, elected, withdrawn } of result.candidates) {
    const merchant = withdrawn ? undefined : await merchants.get(merchantId);
    if (!merchant) continue;
    const write = elected ? winnerMail : resultMail;
    const requests = write(contest, merchant, siteUrl);
    mails.push(...requests.map((request) => ({ id: `result-${id}`, request })));
  }
  await mail.sendOnce(mails);
}

const winnerMail = (contest: Contest, merchant: Merchant, siteUrl: string): MailRequest[] =>
  toContact(merchant, (language) => ({
    kind: 'winner',
    ...candidacy(contest, merchant, language),
    resultUrl: `${siteUrl}${resultPath(contest, language)}`,
    posterUrl: `${siteUrl}${posterPath(merchant.id, 'a4.pdf', language)}`,
    pageUrl: `${siteUrl}${merchantPath(merchant, language)}`,
  }));

const resultMail = (contest: Contest, merchant: Merchant, siteUrl: string): MailRequest[] =>
  toContact(merchant, (language) => ({
    kind: 'candidate-result',
    ...candidacy(contest, merchant, language),
    resultUrl: `${siteUrl}${resultPath(contest, language)}`,
  }));

const resultPath = (contest: Contest, language: Language): string =>
  contestPath({ language, place: placeByNis(contest.nis), contest }, 'result');
