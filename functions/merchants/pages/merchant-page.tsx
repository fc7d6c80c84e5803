import { raw } from 'hono/html';
import type { Language } from '../../../shared/i18n/language.ts';
import { localized } from '../../../shared/i18n/localized.ts';
import { type PagePreview, renderPage } from '../../../shared/pages/layout.tsx';
import { ShopPhoto } from '../../../shared/pages/shop-photo.tsx';
import { type Place, placeByNis } from '../../../shared/programme/programme.ts';
import { shorten } from '../../../shared/text/shorten.ts';
import { belgianTime, doorState } from '../hours/open-now.ts';
import type { Merchant } from '../merchant.ts';
import { directoryPath, merchantPath } from '../paths.ts';
import { structuredData } from '../structured-data.ts';
import { tradeName } from '../trade-name.ts';
import { Door } from './door.tsx';
import { HoursTable } from './hours-table.tsx';
import { photoOf } from './merchant-view.ts';
import { merchantMessages, type Text } from './messages.ts';
import { Facts, Promises, Story } from './profile-facts.tsx';
import { Share } from './share.tsx';
import { Badge } from './shop-card.tsx';

interface MerchantPageProps {
  readonly merchant: Merchant;
  readonly language: Language;
  readonly siteUrl: string;
  readonly now: Date;
}

/** Everything that everybody may know of a merchant. */
export function merchantPage(props: MerchantPageProps): string {
  const { merchant, language, siteUrl } = props;
  const t = merchantMessages(language);
  const place = placeByNis(merchant.nis);
  const municipality = place.municipality.name;
  const home = directoryPath(language, place.municipality.slug);
  return renderPage(
    {
      language,
      title: merchant.name,
      place,
      home,
      languagePath: (other) => merchantPath(merchant, other),
      preview: previewOf(props, t),
    },
    <>
      {raw(structuredData(merchant, language, siteUrl))}
      <p class="crumb">
        <a href={home}>{t('merchant.back', { municipality })}</a>
      </p>
      <h1>{merchant.name}</h1>
      <Kind merchant={merchant} language={language} t={t} />
      <ShopPhoto name={merchant.name} photo={photoOf(merchant, language)} isLarge />
      <Story profile={merchant} language={language} t={t} />
      <Visit {...props} place={place} t={t} />
      <Promises profile={merchant} t={t} />
      <Share merchant={merchant} municipality={municipality} siteUrl={siteUrl} t={t} />
    </>,
  );
}

type PartProps = { readonly merchant: Merchant; readonly language: Language; readonly t: Text };

function Kind({ merchant, language, t }: PartProps) {
  const { trade, kind, address, ambassador } = merchant;
  const words = [
    tradeName(trade, language),
    ...(kind === 'producer' ? [t('kind.producer')] : []),
    address.town,
  ];
  return (
    <>
      <p class="lead">{words.join(' · ')}</p>
      {ambassador && (
        <p>
          <Badge merchant={merchant} t={t} /> {t('ambassador.why')}
        </p>
      )}
    </>
  );
}

function Visit({ merchant, now, t }: MerchantPageProps & { place: Place; t: Text }) {
  const { openingHours } = merchant;
  return (
    <section>
      <h2>{t('hours.title')}</h2>
      <Door state={doorState(openingHours, now)} t={t} />
      {openingHours.length === 0 ? (
        <p>{t('hours.unknown')}</p>
      ) : (
        <>
          <HoursTable openings={openingHours} today={belgianTime(now).day} t={t} />
          <p class="hint">{t('door.usual')}</p>
        </>
      )}
      <Facts profile={merchant} t={t} />
    </section>
  );
}

/** Characters of a description that networks show. */
const descriptionLength = 200;

/** What a shared link shows: of an ambassador the card that voting draws, else the photo. */
function previewOf({ merchant, language, siteUrl }: MerchantPageProps, t: Text): PagePreview {
  const { id, name, trade, address, photo, ambassador } = merchant;
  const about = t('merchant.description', {
    trade: tradeName(trade, language),
    town: address.town,
    story: localized(merchant.story, language)?.text ?? '',
  });
  const image = ambassador
    ? { url: `${siteUrl}/posters/${id}/card.png?language=${language}`, alt: name }
    : photo && { url: `${siteUrl}${photo.path}`, alt: photoOf(merchant, language)?.alt ?? name };
  return {
    description: shorten(about, descriptionLength),
    url: `${siteUrl}${merchantPath(merchant, language)}`,
    image,
  };
}
