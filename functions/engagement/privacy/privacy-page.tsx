import type { Language } from '../../../shared/i18n/language.ts';
import { renderPage } from '../../../shared/pages/layout.tsx';
import { MunicipalityCards } from '../../../shared/pages/municipality-cards.tsx';
import { partPath } from '../../../shared/pages/part-path.ts';
import type { Place } from '../../../shared/programme/programme.ts';
import { privacyFacts } from './privacy-facts.ts';
import { type PrivacyKey, privacyMessages } from './privacy-messages.ts';

type Section = readonly [title: PrivacyKey, ...texts: readonly PrivacyKey[]];

/** In the order in which people ask. Whose rights come last reads a link there. */
const sections: readonly Section[] = [
  ['newsletter.title', 'newsletter.what', 'newsletter.why', 'newsletter.long', 'newsletter.sent'],
  ['counting.title', 'counting.text', 'counting.links', 'counting.feeds', 'counting.abuse'],
  ['following.title', 'following.what', 'following.off', 'following.long'],
  ['votes.title', 'votes.text', 'votes.abuse', 'votes.extra'],
  ['events.title', 'events.text'],
  ['shops.title', 'shops.text', 'shops.contact'],
  ['cookies.title', 'cookies.text'],
  ['where.title', 'where.text', 'where.copies'],
];

/** What is kept of residents of one municipality, and how to have it erased. */
export function privacyPage(language: Language, place: Place, siteUrl: string): string {
  const t = privacyMessages(language);
  const facts = privacyFacts(place);
  const say = (key: PrivacyKey) => t(key, facts);
  const { slug } = place.municipality;
  const url = `${siteUrl}${partPath('privacy', language, slug)}`;
  return renderPage(
    {
      language,
      title: say('title'),
      place,
      part: 'privacy',
      languagePath: (other) => partPath('privacy', other, slug),
      preview: { description: say('lead'), url },
    },
    <>
      <h1>{say('title')}</h1>
      <p class="lead">{say('lead')}</p>
      <h2>{say('who.title')}</h2>
      <p>
        {say('who.text')}
        <br />
        {say('who.address')}
      </p>
      <p>{say('who.ask')}</p>
      {facts.officer && <p>{say('who.officer')}</p>}
      {sections.map(([title, ...texts]) => (
        <>
          <h2>{say(title)}</h2>
          {texts.map((text) => (
            <p>{say(text)}</p>
          ))}
        </>
      ))}
      <h2>{say('rights.title')}</h2>
      <p>{say('rights.text')}</p>
      <p>
        <a class="button quiet" href={`${partPath('newsletter', language)}/lost-link`}>
          {say('rights.link')}
        </a>
      </p>
      <p>{say('rights.rest')}</p>
      <p>{say('rights.complaint')}</p>
    </>,
  );
}

/** Where pages of no municipality lead: each answers for its own. */
export function privacyChooserPage(language: Language, siteUrl: string): string {
  const t = privacyMessages(language);
  const description = t('chooser.lead');
  return renderPage(
    {
      language,
      title: t('chooser.title'),
      part: 'privacy',
      languagePath: (other) => partPath('privacy', other),
      preview: { description, url: `${siteUrl}${partPath('privacy', language)}` },
    },
    <>
      <h1>{t('chooser.title')}</h1>
      <p class="lead">{description}</p>
      <MunicipalityCards pathOf={(slug) => partPath('privacy', language, slug)} />
    </>,
  );
}
