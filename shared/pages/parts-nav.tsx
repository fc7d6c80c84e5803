import type { Language } from '../i18n/language.ts';
import { sharedMessages } from './messages.ts';
import { partPath, type SitePart } from './part-path.ts';

/** Those that people look for; what is kept of them stands at the foot of every page. */
const parts = ['newsletter', 'merchants', 'vote', 'calendar', 'campaign'] as const;

interface PartsNavProps {
  readonly language: Language;
  /** Name of the municipality in addresses; the parts begin with the choice of one without. */
  readonly slug: string | undefined;
  /** The part that the page belongs to, where it belongs to one. */
  readonly current: SitePart | undefined;
  /** Address of the page: the first page of a part is the current page, one behind it is only in the current part. */
  readonly here: string | undefined;
  readonly isAtFoot?: boolean;
}

/** Ways to the parts of the site. They carry nothing but language and municipality, whatever stands in the page's address. */
export function PartsNav({ language, slug, current, here, isAtFoot = false }: PartsNavProps) {
  const t = sharedMessages(language);
  return (
    <nav class="parts" aria-label={t('parts')}>
      <div class={isAtFoot ? undefined : 'wrap'}>
        {isAtFoot && <p aria-hidden="true">{t('parts')}</p>}
        <ul>
          {parts.map((part) => {
            const href = partPath(part, language, slug);
            return (
              <li>
                <a
                  href={href}
                  aria-current={part === current ? (href === here ? 'page' : 'true') : undefined}
                >
                  {t(`parts.${part}`)}
                </a>
              </li>
            );
          })}
        </ul>
      </div>
    </nav>
  );
}
