import type { Merchant } from '../merchant.ts';
import { shortPath } from '../paths.ts';
import type { Text } from './messages.ts';

interface ShareProps {
  readonly merchant: Merchant;
  readonly municipality: string;
  readonly siteUrl: string;
  readonly t: Text;
}

/** Ways to pass the page on that need no script. */
export function Share({ merchant, municipality, siteUrl, t }: ShareProps) {
  const url = `${siteUrl}${shortPath(merchant)}`;
  const text = t('share.text', { merchant: merchant.name, url });
  const subject = t('share.subject', { merchant: merchant.name, municipality });
  return (
    <section>
      <h2>{t('share.title')}</h2>
      <p class="actions">
        <a class="button quiet" href={`https://wa.me/?text=${encodeURIComponent(text)}`}>
          {t('share.whatsapp')}
        </a>
        <a
          class="button quiet"
          href={`mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`}
        >
          {t('share.mail')}
        </a>
      </p>
      <p>
        {t('share.link')}
        <br />
        <a class="short" href={url}>
          {url.replace(/^https?:\/\//, '')}
        </a>
      </p>
    </section>
  );
}
