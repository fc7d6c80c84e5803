import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { type Language, languageNames, languages } from '../i18n/language.ts';
import { type Place, programme } from '../programme/programme.ts';
import { sharedMessages } from './messages.ts';
import { partPath, type SitePart } from './part-path.ts';
import { PartsNav } from './parts-nav.tsx';
import { style } from './style.ts';

export interface PageFrame {
  readonly language: Language;
  readonly title: string;
  /** Gives the page the region's look and the municipality's name and address. */
  readonly place?: Place | undefined;
  /** The same page in another language; no language switch when absent. */
  readonly languagePath?: ((language: Language) => string) | undefined;
  /**
   * The part of the site that the page belongs to: ways to all parts stand above the page. Absent where somebody is in the middle
   * of something of their own (confirming, voting, preferences), from which nothing should lead away.
   */
  readonly part?: SitePart | undefined;
  /** The ways to all parts stand below the page instead: where it asks for something first, or something has come to its end. */
  readonly partsAtFoot?: boolean | undefined;
  /** Where the name at the top leads; to the newsletter of the place when absent. */
  readonly home?: string | undefined;
  /** Of pages that people should find and share. Search engines are asked to leave all others be. */
  readonly preview?: PagePreview | undefined;
  /** File under `/assets/`, ours; the page works without it. Its security policy must allow scripts. */
  readonly script?: string | undefined;
  /** A sheet of these pages alone, beside the one of all. Its security policy must allow it. */
  readonly sheet?: string | undefined;
}

/** What search engines, social networks and message programs show of a page (Open Graph). */
export interface PagePreview {
  readonly description: string;
  /** Absolute, as {@link image} is; the one address of a page that has several. */
  readonly url: string;
  /** 1200 × 630 points. */
  readonly image?: { readonly url: string; readonly alt: string } | undefined;
}

/** Writes a whole page. Values in the content are escaped by JSX. */
export function renderPage(frame: PageFrame, content: Child): string {
  return `<!doctype html>${String(<Layout {...frame}>{content}</Layout>)}`;
}

function Layout({
  language,
  title,
  place,
  part,
  partsAtFoot = false,
  languagePath,
  home = partPath('newsletter', language, place?.municipality.slug),
  preview,
  script,
  sheet,
  children,
}: PageFrame & { children?: Child }) {
  const t = sharedMessages(language);
  const slug = place?.municipality.slug;
  const parts = { language, slug, current: part, here: languagePath?.(language) };
  const name = place ? `${programme.name} ${place.municipality.name}` : programme.name;
  return (
    <html lang={language} data-region={place?.region.id}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · ${name}`}</title>
        {preview ? (
          <Preview {...preview} title={title} siteName={name} />
        ) : (
          <meta name="robots" content="noindex" />
        )}
        <style>{raw(style)}</style>
        {sheet && <style>{raw(sheet)}</style>}
        {script && <script src={`/assets/${script}`} defer />}
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
          {part && !partsAtFoot && <PartsNav {...parts} />}
        </header>
        <main id="main" class="wrap">
          {children}
        </main>
        <footer>
          <div class="wrap">
            {partsAtFoot && <PartsNav {...parts} isAtFoot />}
            <p>{programme.slogan[language]}</p>
            {place && <p>{place.municipality.postalAddress}</p>}
            <p>
              <a
                class="privacy"
                href={partPath('privacy', language, slug)}
                aria-current={part === 'privacy' ? 'page' : undefined}
              >
                {t('privacy')}
              </a>
            </p>
          </div>
        </footer>
      </body>
    </html>
  );
}

function Preview(props: PagePreview & { title: string; siteName: string }) {
  const { title, siteName, description, url, image } = props;
  return (
    <>
      <meta name="description" content={description} />
      <link rel="canonical" href={url} />
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={siteName} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={url} />
      {image && (
        <>
          <meta property="og:image" content={image.url} />
          <meta property="og:image:alt" content={image.alt} />
          <meta name="twitter:card" content="summary_large_image" />
        </>
      )}
    </>
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
