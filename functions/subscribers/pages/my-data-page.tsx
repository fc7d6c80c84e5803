import { type Language, languageNames } from '../../../shared/i18n/language.ts';
import {
  ErrorSummary,
  FieldError,
  type FieldErrors,
  formTitle,
} from '../../../shared/pages/form-errors.tsx';
import { renderPage } from '../../../shared/pages/layout.tsx';
import { noticePage } from '../../../shared/pages/notice-page.tsx';
import { partPath } from '../../../shared/pages/part-path.ts';
import type { OwnData } from '../export-own-data.ts';
import { agreesToFollowing } from '../following-consent.ts';
import { type Audience, audiences } from '../schema.ts';
import { homeOf } from '../subscription.ts';
import { namesOf } from './choices.ts';
import { subscriberMessages, type Text } from './messages.ts';

interface MyDataPageProps {
  readonly language: Language;
  readonly data: OwnData;
  readonly token: string;
  readonly errors: FieldErrors;
}

/** Everything held about one person, to read, download or erase. */
export function myDataPage({ language, data, token, errors }: MyDataPageProps): string {
  const t = subscriberMessages(language);
  const { subscriber, history, trail, elsewhere } = data;
  const registrations = elsewhere.registrations?.length ?? 0;
  const languagePath = (other: Language) => `/newsletter/${other}/my-data?token=${token}`;
  return renderPage(
    {
      language,
      title: formTitle(t('data.title'), errors, language),
      place: homeOf(subscriber),
      languagePath,
    },
    <>
      <h1>{t('data.title')}</h1>
      <ErrorSummary errors={errors} language={language} />
      <p class="lead">{t('data.lead')}</p>
      <PersonFacts subscriber={subscriber} t={t} />
      {audiences.map((audience) => (
        <AudienceFacts subscriber={subscriber} audience={audience} t={t} />
      ))}
      <p>{t('data.history', { count: history.length })}</p>
      {trail.length > 0 && <p>{t('data.trail', { count: trail.length })}</p>}
      {registrations > 0 && <p>{t('data.registrations', { count: registrations })}</p>}
      <p>
        <a class="button" href={`/newsletter/${language}/my-data/download?token=${token}`}>
          {t('data.download')}
        </a>
      </p>
      <EraseForm language={language} token={token} errors={errors} t={t} />
    </>,
  );
}

type Subscriber = OwnData['subscriber'];

function PersonFacts({ subscriber, t }: { subscriber: Subscriber; t: Text }) {
  const { address, name, language, topics, createdAt } = subscriber;
  return (
    <Facts
      rows={[
        [t('data.address'), address],
        [t('data.name'), name ?? t('data.empty')],
        [t('data.language'), languageNames[language]],
        [t('data.topics'), topics.map((topic) => t(`topic.${topic}`)).join(', ')],
        [t('data.tracking'), followingFact(subscriber, t)],
        [t('data.since'), t('data.date', { at: new Date(createdAt) })],
      ]}
    />
  );
}

function followingFact(subscriber: Subscriber, t: Text): string {
  const { tracking } = subscriber.consents;
  if (!tracking || !agreesToFollowing(subscriber)) return t('data.no');
  const { at, textVersion, source } = tracking;
  return t('data.tracking.consent', { at: new Date(at), textVersion, source });
}

interface AudienceProps {
  readonly subscriber: Subscriber;
  readonly audience: Audience;
  readonly t: Text;
}

function AudienceFacts({ subscriber, audience, t }: AudienceProps) {
  const held = subscriber.subscriptions[audience];
  const asked = subscriber.asked[audience];
  const consent = subscriber.consents[audience];
  if (!held && !asked) return null;
  return (
    <section>
      <h2>{t('audience.title', { audience })}</h2>
      <Facts
        rows={[
          ...(held
            ? [[namesOf(held.municipalities), t('data.state', { state: held.state })] as const]
            : []),
          ...(asked
            ? [[namesOf(asked.municipalities), t('data.state', { state: 'pending' })] as const]
            : []),
          ...(consent
            ? [
                [
                  t('data.consent'),
                  t('data.consent.text', {
                    at: new Date(consent.at),
                    textVersion: consent.textVersion,
                    source: consent.source,
                  }),
                ] as const,
              ]
            : []),
        ]}
      />
    </section>
  );
}

function Facts({ rows }: { rows: readonly (readonly [string, string])[] }) {
  return (
    <dl class="facts">
      {rows.map(([label, value]) => (
        <div>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface EraseFormProps {
  readonly language: Language;
  readonly token: string;
  readonly errors: FieldErrors;
  readonly t: Text;
}

function EraseForm({ language, token, errors, t }: EraseFormProps) {
  return (
    <>
      <h2>{t('erase.title')}</h2>
      <p>{t('erase.lead')}</p>
      <p>{t('erase.remains')}</p>
      <form method="post" action={`/newsletter/${language}/my-data/erase`}>
        <input type="hidden" name="token" value={token} />
        <FieldError name="sure" error={errors.sure} />
        <label class="choice">
          <input
            type="checkbox"
            id="sure"
            name="sure"
            value="yes"
            aria-describedby={errors.sure ? 'sure-error' : undefined}
          />
          <span>{t('erase.sure')}</span>
        </label>
        <button type="submit" class="danger">
          {t('erase.button')}
        </button>
      </form>
    </>
  );
}

export function erasedPage(language: Language): string {
  const t = subscriberMessages(language);
  return noticePage({
    language,
    partsAtFoot: true,
    title: t('erased.title'),
    lead: t('erased.lead'),
  });
}

/** The link is ours, but nothing is held any more. */
export function nothingHeldPage(language: Language): string {
  const t = subscriberMessages(language);
  return noticePage({
    language,
    partsAtFoot: true,
    title: t('nothing.title'),
    lead: t('nothing.lead'),
    onward: { href: partPath('newsletter', language), label: t('gone.button') },
  });
}
