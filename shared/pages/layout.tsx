import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { type Language, languageNames, languages } from '../i18n/language.ts';
import { type Place, programme } from '../programme/programme.ts';
import { sharedMessages } from './messages.ts';
import { style } from './style.ts';

export interface PageFrame {
  readonly language: Language;
  readonly title: string;
  /** Gives the page the region's look and the municipality's name and address. */
  readonly place?: Place | undefined;
  /** The same page in another language; no language switch when absent. */
  readonly languagePath?: ((language: Language) => string) | undefined;
}

/** Writes a whole page. Values in the content are escaped by JSX. */
export function renderPage(frame: PageFrame, content: Child): string {
  return `<!doctype html>${String(<Layout {...frame}>{content}</Layout>)}`;
}

function Layout({
  language,
  title,
  place,
  languagePath,
  children,
}: PageFrame & { children?: Child }) {
  const t = sharedMessages(language);
  const name = place ? `${programme.name} ${place.municipality.name}` : programme.name;
  const home = `/newsletter/${language}${place ? `/${place.municipality.slug}` : ''}`;
  return (
    <html lang={language} data-region={place?.region.id}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${title} · ${name}`}</title>
        <style>{raw(style)}</style>
      </head>
      <body>
        <a class="skip" href="#main">
          {t('skipToContent')}
        </a>
        <header class="top">
          <div class="wrap">
            <a class="name" href={home}>
              {place && (
                <img src={`/assets/${place.region.brand.symbol}`} width="44" height="44" alt="" />
              )}
              {name}
            </a>
            {languagePath && (
              <Languages current={language} path={languagePath} label={t('chooseLanguage')} />
            )}
          </div>
        </header>
        <main id="main" class="wrap">
          {children}
        </main>
        <footer>
          <div class="wrap">
            <p>{programme.slogan[language]}</p>
            {place && <p>{place.municipality.postalAddress}</p>}
          </div>
        </footer>
      </body>
    </html>
  );
}

interface LanguagesProps {
  readonly current: Language;
  readonly path: (language: Language) => string;
  readonly label: string;
}

function Languages({ current, path, label }: LanguagesProps) {
  return (
    <nav aria-label={label}>
      <ul class="languages">
        {languages.map((language) => (
          <li>
            <a
              href={path(language)}
              lang={language}
              hreflang={language}
              aria-current={language === current ? 'true' : undefined}
            >
              {languageNames[language]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
