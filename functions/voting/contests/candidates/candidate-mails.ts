import type { Language } from '../../../../shared/i18n/language.ts';
import { localized } from '../../../../shared/i18n/localized.ts';
import { placeByNis } from '../../../../shared/programme/programme.ts';
import type { MailRequest } from '../../../mail/index.ts';
import type { Merchant } from '../../../merchants/index.ts';
import { contestPath } from '../../pages/paths.ts';
import { posterPath } from '../../posters/poster-path.ts';
import type { Candidate, Contest } from '../contest.ts';

/** Mails to candidates, in the language of the merchant's contact. None where the merchant has no contact. */

/** Asks the merchant to stand. `url`: the page where it agrees or declines. */
export const invitationMail = (
  contest: Contest,
  { merchant, candidate, url }: { merchant: Merchant; candidate: Candidate; url: string },
): MailRequest[] =>
  toContact(merchant, (language) => ({
    kind: 'nominee-invitation',
    ...candidacy(contest, merchant, language),
    consentUrl: url,
    votingOpens: contest.voting.opens.at,
    votingCloses: contest.voting.closes.at,
    nominations: candidate.nominations,
  }));

/** Tells that the ballot is fixed and the merchant stands on it. */
export const standingMail = (
  contest: Contest,
  { merchant, candidate, siteUrl }: { merchant: Merchant; candidate: Candidate; siteUrl: string },
): MailRequest[] =>
  toContact(merchant, (language) => ({
    kind: 'candidate-standing',
    ...candidacy(contest, merchant, language),
    pageUrl: `${siteUrl}${contestPath({ language, place: placeByNis(contest.nis), contest }, `candidates/${candidate.id}`)}`,
    posterUrl: `${siteUrl}${posterPath(merchant.id, 'a4.pdf', language)}`,
    opens: contest.voting.opens.at,
    closes: contest.voting.closes.at,
  }));

export const withdrawnMail = (contest: Contest, merchant: Merchant): MailRequest[] =>
  toContact(merchant, (language) => ({
    kind: 'candidate-withdrawn',
    ...candidacy(contest, merchant, language),
  }));

type TransactionalMail = Extract<MailRequest, { mail: unknown }>['mail'];

/** Nothing where the merchant has no contact. */
export function toContact(
  { contact }: Merchant,
  mail: (language: Language) => TransactionalMail,
): MailRequest[] {
  if (!contact) return [];
  return [{ to: { address: contact.email }, mail: mail(contact.language) }];
}

/** What every mail to a candidate says: whom and what it is about. */
export const candidacy = ({ nis, title }: Contest, { name }: Merchant, language: Language) => ({
  language,
  nis: placeByNis(nis).municipality.nis,
  merchant: name,
  contest: localized(title, language)?.text ?? '',
});
