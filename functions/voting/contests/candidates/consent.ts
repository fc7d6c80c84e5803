import { AppError } from '../../../../shared/errors.ts';
import { languages } from '../../../../shared/i18n/language.ts';
import type { Localized } from '../../../../shared/i18n/localized.ts';
import type { KeyRing } from '../../../../shared/secrets/key-ring.ts';
import { cleanParagraphs } from '../../../../shared/text/clean-text.ts';
import type { MailQueue } from '../../../mail/index.ts';
import type { Merchant, Merchants } from '../../../merchants/index.ts';
import type { ChangeDeps } from '../change-contest.ts';
import type { Candidate, Contest } from '../contest.ts';
import { withdrawnMail } from './candidate-mails.ts';
import { changeCandidate, requireOpenList } from './change-candidate.ts';
import { readConsentToken } from './consent-token.ts';
import { leave } from './leave.ts';

/** The text that merchants agree to, as the page shows it. */
export const consentTextVersion = 'stand-2026-11';

export interface ConsentDeps extends ChangeDeps {
  readonly merchants: Pick<Merchants, 'get'>;
  readonly keys: KeyRing;
  readonly mail: Pick<MailQueue, 'send'>;
}

export interface Candidacy {
  readonly contest: Contest;
  readonly candidate: Candidate;
  readonly merchant: Merchant;
}

/**
 * What the merchant's link is about.
 * @throws {AppError} token.invalid, also when the merchant's contact is another since; token.expired
 */
export async function readCandidacy(token: string, deps: ConsentDeps): Promise<Candidacy> {
  const { ref, isFor } = await readConsentToken(token, deps);
  const contest = await deps.contests.read(ref.contestId);
  const candidate = await deps.contests.candidate(ref.contestId, ref.candidateId, {
    consistent: true,
  });
  const merchant = candidate && (await deps.merchants.get(candidate.merchantId));
  if (!candidate || !merchant || !(await isFor(merchant))) {
    throw new AppError('token.invalid', 'This link is for somebody else now.');
  }
  return { contest, candidate, merchant };
}

export interface Agreement {
  readonly token: string;
  /** Why people should choose this shop, in the merchant's words; at most 1,500 characters a language. */
  readonly story: Localized;
  /** One of the contest's, where it has any. */
  readonly category?: string | undefined;
}

/**
 * The merchant agrees to stand, or agrees anew with another story: staff then look at it again.
 * @throws {AppError} token.invalid, token.expired, contest.state once the ballot is fixed, candidate.state when staff have
 * rejected it, request.invalid
 */
export async function agreeToStand(
  { token, story, category }: Agreement,
  deps: ConsentDeps,
): Promise<Candidate> {
  const { candidate: present } = await readCandidacy(token, deps);
  const { candidate } = await changeCandidate(deps, refOf(present), {
    action: 'candidate.agreed',
    by: 'merchant',
    from: ['nominated', 'invited', 'agreed', 'standing', 'declined'],
    set(_, contest) {
      requireOpenList(contest);
      requireCategory(contest, category);
      return {
        state: 'agreed',
        story: cleanLocalized(story),
        category,
        consent: { at: deps.now().toISOString(), textVersion: consentTextVersion },
        dueAt: undefined,
      };
    },
  });
  return candidate;
}

/**
 * The merchant does not want to stand, or no longer: declined before the ballot is fixed, withdrawn after it, with its
 * votes kept and shown void. Whoever has said so may say it again.
 * @throws {AppError} token.invalid, token.expired, contest.state once voting has ended, candidate.state when rejected
 */
export async function declineToStand(token: string, deps: ConsentDeps): Promise<Candidate> {
  const { candidate: present, merchant } = await readCandidacy(token, deps);
  if (present.state === 'declined' || present.state === 'withdrawn') return present;
  const { contest, candidate } = await leave(deps, refOf(present), { by: 'merchant' });
  if (candidate.state === 'withdrawn') await deps.mail.send(withdrawnMail(contest, merchant));
  return candidate;
}

const refOf = ({ contestId, id }: Candidate) => ({ contestId, candidateId: id });

/** @throws {AppError} request.invalid */
export function requireCategory({ ballotRule }: Contest, category: string | undefined): void {
  const { categories } = ballotRule;
  const isKnown = categories.some(({ id }) => id === category);
  if (categories.length === 0 ? category === undefined : isKnown) return;
  const issue = { path: 'body.category', message: 'Choose one of the categories of the contest.' };
  throw new AppError('request.invalid', 'This contest has no such category.', { issues: [issue] });
}

function cleanLocalized(story: Localized): Localized {
  const clean = languages.map(
    (language) => [language, cleanParagraphs(story[language] ?? '')] as const,
  );
  return Object.fromEntries(clean.filter(([, text]) => text !== ''));
}
