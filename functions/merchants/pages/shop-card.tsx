import type { Language } from '../../../shared/i18n/language.ts';
import { localized } from '../../../shared/i18n/localized.ts';
import { ShopPhoto } from '../../../shared/pages/shop-photo.tsx';
import { shorten } from '../../../shared/text/shorten.ts';
import type { Merchant } from '../merchant.ts';
import { merchantPath } from '../paths.ts';
import { tradeName } from '../trade-name.ts';
import { photoOf } from './merchant-view.ts';
import type { Text } from './messages.ts';

interface ShopCardProps {
  readonly merchant: Merchant;
  readonly language: Language;
  readonly isLazy: boolean;
  readonly t: Text;
}

/** Characters of a story that fit a card. */
const shortLength = 110;

/** A merchant in a list; the whole card leads to the page. */
export function ShopCard({ merchant, language, isLazy, t }: ShopCardProps) {
  const { name, trade, kind, address, ambassador } = merchant;
  const story = localized(merchant.story, language);
  return (
    <li class="shop">
      <a href={merchantPath(merchant, language)}>
        <ShopPhoto name={name} photo={photoOf(merchant, language)} isLazy={isLazy} />
        <span class="who">
          <strong>{name}</strong>
          <span class="hint">
            {tradeName(trade, language)}
            {kind === 'producer' && ` · ${t('kind.producer')}`} · {address.town}
          </span>
          {ambassador && <span class="badge">{t('ambassador.short')}</span>}
        </span>
        {story && (
          <span class="story" lang={story.language === language ? undefined : story.language}>
            {shorten(story.text, shortLength)}
          </span>
        )}
      </a>
    </li>
  );
}
