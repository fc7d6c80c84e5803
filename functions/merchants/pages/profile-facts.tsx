import type { Language } from '../../../shared/i18n/language.ts';
import { localized } from '../../../shared/i18n/localized.ts';
import type { MerchantProfile } from '../merchant.ts';
import { writtenEnterpriseNumber } from '../profile/enterprise-number.ts';
import { promiseNames } from '../profile-form.ts';
import type { Text } from './messages.ts';

interface ProfileProps {
  readonly profile: MerchantProfile;
  readonly t: Text;
}

/** The story in the language of the page, else in another, which is then named and marked for readers aloud. */
export function Story({ profile, language, t }: ProfileProps & { readonly language: Language }) {
  const story = localized(profile.story, language);
  if (!story) return null;
  const isOther = story.language !== language;
  return (
    <div class="tale">
      {isOther && <p class="hint">{t('story.language', { language: story.language })}</p>}
      <div lang={isOther ? story.language : undefined}>
        {story.text.split('\n\n').map((paragraph) => (
          <p>
            {paragraph.split('\n').map((line, index) => (
              <>
                {index > 0 && <br />}
                {line}
              </>
            ))}
          </p>
        ))}
      </div>
    </div>
  );
}

/** What the merchant promises, of the three promises of the campaign. */
export function Promises({ profile, t }: ProfileProps) {
  const given = promiseNames.filter((name) => profile.promises[name]);
  if (given.length === 0) return null;
  return (
    <section>
      <h2>{t('promises.title')}</h2>
      <ul class="promises">
        {given.map((name) => (
          <li>
            <strong>{t(`promise.${name}`)}</strong>
            <span>{t(`promise.${name}.hint`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where it is and how it is found. */
export function Facts({ profile, t }: ProfileProps) {
  const { address, website, enterpriseNumber } = profile;
  return (
    <dl class="facts">
      <div>
        <dt>{t('address.title')}</dt>
        <dd>
          {address.street}
          <br />
          {address.postcode} {address.town}
          <br />
          <a class="onward" href={mapLink(profile)} rel="noopener">
            {t('address.map')}
          </a>
        </dd>
      </div>
      {website && (
        <div>
          <dt>{t('website.title')}</dt>
          <dd>
            <a class="onward" href={website} rel="noopener nofollow ugc">
              {website.replace(/^https?:\/\/(?:www\.)?|\/$/g, '')}
            </a>
          </dd>
        </div>
      )}
      {enterpriseNumber && (
        <div>
          <dt>{t('enterprise.title')}</dt>
          <dd>{writtenEnterpriseNumber(enterpriseNumber)}</dd>
        </div>
      )}
    </dl>
  );
}

/** A search, since nobody measured where the shop is; of a map that follows nobody around. */
const mapLink = ({ address }: MerchantProfile): string => {
  const { street, postcode, town } = address;
  const query = new URLSearchParams({ query: `${street}, ${postcode} ${town}, België` });
  return `https://www.openstreetmap.org/search?${query}`;
};
