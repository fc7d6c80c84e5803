import type { Language } from '../../../shared/i18n/language.ts';
import { renderPage } from '../../../shared/pages/layout.tsx';
import { noticePage } from '../../../shared/pages/notice-page.tsx';
import { partPath } from '../../../shared/pages/part-path.ts';
import type { Place } from '../../../shared/programme/programme.ts';
import type { Asked, Audience } from '../schema.ts';
import { namesOf } from './choices.ts';
import { FollowingQuestion } from './following-question.tsx';
import { subscriberMessages } from './messages.ts';

interface ConfirmPageProps {
  readonly language: Language;
  readonly place: Place;
  readonly audience: Audience;
  readonly asked: Asked;
  readonly token: string;
}

/** Shows what would be confirmed. Opening it confirms nothing: mail scanners open every link. */
export function confirmPage({ language, place, audience, asked, token }: ConfirmPageProps): string {
  const t = subscriberMessages(language);
  return renderPage(
    { language, title: t('confirm.title'), place },
    <>
      <h1>{t('confirm.title')}</h1>
      <p class="lead">{t('confirm.lead', { newsletter: t('audience.name', { audience }) })}</p>
      <p>
        <strong>{namesOf(asked.municipalities)}</strong>
      </p>
      <form method="post" action={`/newsletter/${language}/confirm`}>
        <input type="hidden" name="token" value={token} />
        <button type="submit">{t('confirm.button')}</button>
      </form>
      <p>{t('confirm.notYou')}</p>
    </>,
  );
}

/** Where the newsletters of a municipality can be read online. */
const archivePath = (language: Language, { municipality }: Place): string =>
  `/issues/${language}/${municipality.slug}`;

interface ConfirmedPageProps {
  readonly language: Language;
  readonly place: Place;
  readonly audience: Audience;
  /** Answers whether the reader agrees to be followed; absent when that is not asked. */
  readonly question?: string | undefined;
}

export function confirmedPage(props: ConfirmedPageProps): string {
  const { language, place, audience, question } = props;
  const t = subscriberMessages(language);
  return renderPage(
    { language, title: t('confirmed.title'), place, part: 'newsletter', partsAtFoot: true },
    <>
      <h1>{t('confirmed.title')}</h1>
      <p class="lead">{t('confirmed.lead', { newsletter: t('audience.name', { audience }) })}</p>
      <p>
        <a class="button quiet" href={archivePath(language, place)}>
          {t('archive.link')}
        </a>
      </p>
      {question && <FollowingQuestion language={language} token={question} t={t} />}
    </>,
  );
}

/** Nothing waits for this link any more. */
export function gonePage(language: Language): string {
  const t = subscriberMessages(language);
  return noticePage({
    language,
    partsAtFoot: true,
    title: t('gone.title'),
    lead: t('gone.lead'),
    onward: { href: partPath('newsletter', language), label: t('gone.button') },
  });
}
