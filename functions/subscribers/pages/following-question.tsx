import type { Language } from '../../../shared/i18n/language.ts';
import { noticePage } from '../../../shared/pages/notice-page.tsx';
import type { Place } from '../../../shared/programme/programme.ts';
import { subscriberMessages, type Text } from './messages.ts';

interface FollowingQuestionProps {
  readonly language: Language;
  readonly token: string;
  readonly t: Text;
}

/** Asked of its own, when everything else is in order. No is as large and as near as yes, and no answer is no. */
export function FollowingQuestion({ language, token, t }: FollowingQuestionProps) {
  return (
    <section>
      <h2>{t('following.title')}</h2>
      <p>{t('following.question')}</p>
      <p>{t('preferences.tracking.hint')}</p>
      <form method="post" action={`/newsletter/${language}/following`}>
        <input type="hidden" name="token" value={token} />
        <button type="submit" name="answer" value="no" class="quiet">
          {t('following.no')}
        </button>{' '}
        <button type="submit" name="answer" value="yes" class="quiet">
          {t('following.yes')}
        </button>
      </form>
    </section>
  );
}

interface AnsweredProps {
  readonly language: Language;
  readonly place: Place;
  readonly agrees: boolean;
  readonly preferencesUrl: string;
}

export function followingAnsweredPage(props: AnsweredProps): string {
  const { language, place, agrees, preferencesUrl } = props;
  const t = subscriberMessages(language);
  return noticePage({
    language,
    place,
    part: 'newsletter',
    partsAtFoot: true,
    title: t(agrees ? 'following.agreed.title' : 'following.refused.title'),
    lead: t(agrees ? 'following.agreed.lead' : 'following.refused.lead'),
    onward: { href: preferencesUrl, label: t('following.onward') },
  });
}
