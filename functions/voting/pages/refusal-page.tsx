import { contestDates } from './contest-dates.ts';
import type { Visit } from './contest-frame.tsx';
import { voteMessages } from './messages.ts';
import { noticePage } from './notice-page.tsx';
import { contestPath } from './paths.ts';

/** Why a vote, or what belongs to it, cannot go on. */
export type RefusalKind =
  | 'closed'
  | 'notOpen'
  | 'expired'
  | 'bad'
  | 'tooMany'
  | 'ticket'
  | 'nominations'
  | 'noResult'
  | 'cancelled';

/** What happened, and what to do now. */
export function refusalPage({ visit, kind }: { visit: Visit; kind: RefusalKind }): string {
  const { contest, language } = visit;
  const t = voteMessages(language);
  const startsAgain = kind === 'expired' || kind === 'bad';
  return noticePage({
    ...visit,
    partsAtFoot: true,
    title: t(`refused.${kind}.title`),
    lead: t(`refused.${kind}.lead`, contestDates(contest)),
    onward: [
      { href: contestPath(visit), label: t(startsAgain ? 'refused.again' : 'back.contest') },
    ],
  });
}

/** Too many mails were asked for from one place; `choice` leads back to the step with the choice as it stands. */
export function choiceKeptPage({ visit, choice }: { visit: Visit; choice: string }): string {
  const t = voteMessages(visit.language);
  return noticePage({
    ...visit,
    title: t('refused.tooMany.title'),
    lead: t('refused.tooMany.lead'),
    text: t('refused.tooMany.kept'),
    onward: [{ href: choice, label: t('refused.tooMany.again') }],
  });
}
