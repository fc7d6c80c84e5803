import { raw } from 'hono/html';
import type { Language } from '../../../shared/i18n/language.ts';
import { localized } from '../../../shared/i18n/localized.ts';
import { type PagePreview, renderPage } from '../../../shared/pages/layout.tsx';
import { ShopPhoto } from '../../../shared/pages/shop-photo.tsx';
import { placeByNis } from '../../../shared/programme/programme.ts';
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

interface MerchantPageProps {
  readonly merchant: Merchant;
  readonly language: Language;
  readonly siteUrl: string;
  readonly now: Date;
}

/** Everything that everybody may know of a merchant. */
export function merchantPage(props: MerchantPageProps): string {
  const { merchant, language, siteUrl, now } = props;
  const t = merchantMessages(language);
  const place = placeByNis(merchant.nis);
  const municipality = place.municipality.name;
  const home = directoryPath(language, place.municipality.slug);
  return renderPage(
    {
      language,
      title: merchant.name,
      place,
      part: 'merchants',
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
      <Kind {...props} t={t} />
      <ShopPhoto name={merchant.name} photo={photoOf(merchant, language)} isLarge />
      <Door state={doorState(merchant.openingHours, now)} t={t} />
      <Story profile={merchant} language={language} t={t} />
      <Visit {...props} t={t} />
      <Promises profile={merchant} t={t} />
      <Share merchant={merchant} municipality={municipality} siteUrl={siteUrl} t={t} />
    </>,
  );
}

type PartProps = MerchantPageProps & { readonly t: Text };

function Kind({ merchant, language, t }: PartProps) {
  const { nis, trade, kind, address, ambassador } = merchant;
  const words = [
    tradeName(trade, language),
    ...(kind === 'producer' ? [t('kind.producer')] : []),
    address.town,
  ];
  const municipality = placeByNis(nis).municipality.name;
  return (
    <>
      <p class="lead">{words.join(' · ')}</p>
      {ambassador && (
        <p>
          <span class="badge">{t('ambassador', { municipality })}</span> {t('ambassador.why')}
        </p>
      )}
    </>
  );
}

function Visit({ merchant, now, t }: PartProps) {
  const { openingHours } = merchant;
  return (
    <section>
      <h2>{t('hours.title')}</h2>
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
