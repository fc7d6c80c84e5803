import type { Language } from '../../../shared/i18n/language.ts';
import type { Candidate } from '../contests/contest.ts';
import { contestDates } from './contest-dates.ts';
import { renderContestPage, type Visit } from './contest-frame.tsx';
import { voteMessages } from './messages.ts';
import { noticePage } from './notice-page.tsx';
import { chooserPath, consentPath, contestPath } from './paths.ts';

interface LeavePageProps {
  readonly visit: Visit;
  readonly candidate: Candidate;
  readonly token: string;
}

/** Declining, or withdrawing from a ballot that is final: asks once more. */
export function leavePage({ visit, candidate, token }: LeavePageProps): string {
  const { language, contest } = visit;
  const t = voteMessages(language);
  const isOnBallot = contest.ballotFixedAt !== undefined && candidate.state === 'standing';
  const kind = isOnBallot ? 'withdraw' : 'decline';
  return renderContestPage(
    visit,
    {
      title: t(`leave.title.${kind}`),
      languagePath: (other: Language) => consentPath(other, token, 'leave'),
    },
    <>
      <h1>{t(`leave.title.${kind}`)}</h1>
      <p class="lead">{t(`leave.lead.${kind}`, { merchant: candidate.name })}</p>
      <form method="post" action={consentPath(language, undefined, 'leave')}>
        <input type="hidden" name="token" value={token} />
        <p class="actions">
          <button type="submit" class="danger">
            {t(`leave.button.${kind}`)}
          </button>
          <a class="button quiet" href={consentPath(language, token)}>
            {t('leave.back')}
          </a>
        </p>
      </form>
    </>,
  );
}

/** What a merchant sees when there is nothing to ask (any more). */
export type ConsentOutcome = 'agreed' | 'standing' | 'declined' | 'withdrawn' | 'rejected' | 'over';

interface ConsentNoticeProps {
  readonly visit: Visit;
  readonly candidate: Candidate;
  readonly token: string;
  readonly outcome: ConsentOutcome;
}

export function consentNotice({ visit, candidate, token, outcome }: ConsentNoticeProps): string {
  const { language, contest } = visit;
  const t = voteMessages(language);
  const isEditable = outcome === 'agreed' || outcome === 'declined';
  return noticePage({
    ...visit,
    title: t(`consent.${outcome}.title`),
    lead: t(`consent.${outcome}.lead`, {
      merchant: candidate.name,
      ...contestDates(contest),
    }),
    onward: [
      { href: contestPath(visit), label: t('back.contest') },
      ...(isEditable ? [{ href: consentPath(language, token), label: t('consent.change') }] : []),
      ...(outcome === 'standing'
        ? [{ href: consentPath(language, token, 'leave'), label: t('consent.withdraw') }]
        : []),
    ],
  });
}

/** The link is not ours, cut off, or too old. */
export function badConsentLink(language: Language): string {
  const t = voteMessages(language);
  return noticePage({
    language,
    title: t('consent.badLink.title'),
    lead: t('consent.badLink.lead'),
    onward: [{ href: chooserPath(language), label: t('back.chooser') }],
  });
}
