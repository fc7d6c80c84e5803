import type { Language } from '../../../shared/i18n/language.ts';
import { Choices } from '../../../shared/pages/choices.tsx';
import { renderPage } from '../../../shared/pages/layout.tsx';
import { noticePage } from '../../../shared/pages/notice-page.tsx';
import { partPath } from '../../../shared/pages/part-path.ts';
import { subscriberMessages } from '../pages/messages.ts';
import type { Audience } from '../schema.ts';
import { leavingMessages } from './messages.ts';
import { reasons } from './reason.ts';

interface LeftPageProps {
  readonly language: Language;
  readonly audience: Audience;
  /** Of who left just now: whoever did before is not asked again. */
  readonly ticket: string | undefined;
}

/** Says that it is done. Below that, whoever wants to may say why. */
export function leftPage({ language, audience, ticket }: LeftPageProps): string {
  const t = subscriberMessages(language);
  return renderPage(
    { language, title: t('unsubscribed.title'), partsAtFoot: true },
    <>
      <h1>{t('unsubscribed.title')}</h1>
      <p class="lead">{t('unsubscribed.lead', { newsletter: t('audience.name', { audience }) })}</p>
      <p>{t('unsubscribed.regret')}</p>
      <p>
        <a class="button quiet" href={partPath('newsletter', language)}>
          {t('gone.button')}
        </a>
      </p>
      {ticket && <WhyForm language={language} ticket={ticket} />}
    </>,
  );
}

function WhyForm({ language, ticket }: { readonly language: Language; readonly ticket: string }) {
  const t = leavingMessages(language);
  return (
    <div class="box">
      <h2>{t('why.title')}</h2>
      <p>{t('why.lead')}</p>
      <form method="post" action={`/newsletter/${language}/why`}>
        <input type="hidden" name="ticket" value={ticket} />
        <Choices
          name="reason"
          legend={t('why.legend')}
          options={reasons.map((value) => ({ value, label: t(`reason.${value}`) }))}
          selected={[]}
        />
        <p>
          <button type="submit" class="quiet">
            {t('why.button')}
          </button>
        </p>
      </form>
    </div>
  );
}

export function thanksPage(language: Language): string {
  const t = leavingMessages(language);
  return noticePage({
    language,
    partsAtFoot: true,
    title: t('thanks.title'),
    lead: t('thanks.lead'),
    text: subscriberMessages(language)('unsubscribed.regret'),
    onward: {
      href: partPath('newsletter', language),
      label: subscriberMessages(language)('gone.button'),
    },
  });
}
