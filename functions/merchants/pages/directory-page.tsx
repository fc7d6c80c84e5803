import type { Language } from '../../../shared/i18n/language.ts';
import { SelectField, TextField } from '../../../shared/pages/fields.tsx';
import { renderPage } from '../../../shared/pages/layout.tsx';
import type { Place } from '../../../shared/programme/programme.ts';
import type { Merchant, Trade } from '../merchant.ts';
import { directoryPath, registerPath } from '../paths.ts';
import { tradeOptions } from './choices.ts';
import { LostLink } from './lost-link-page.tsx';
import { merchantMessages, type Text } from './messages.ts';
import { ShopCard } from './shop-card.tsx';

/** What somebody looks for; empty where it does not matter. */
export interface Search {
  readonly words: string;
  readonly trade: Trade | '';
}

export interface DirectoryPageProps {
  readonly language: Language;
  readonly place: Place;
  readonly search: Search;
  readonly merchants: readonly Merchant[];
  /** Whether this is where the list begins. */
  readonly isFirst: boolean;
  /** Where the list goes on; absent at its end. */
  readonly next: string | undefined;
  readonly siteUrl: string;
}

export function directoryPage(props: DirectoryPageProps): string {
  const { language, place, search, siteUrl } = props;
  const t = merchantMessages(language);
  const { name, slug } = place.municipality;
  const title = t('directory.title', { municipality: name });
  const description = t('directory.lead');
  return renderPage(
    {
      language,
      title,
      place,
      part: 'merchants',
      home: directoryPath(language),
      languagePath: (other) => searchPath(other, place, search),
      preview: { description, url: `${siteUrl}${directoryPath(language, slug)}` },
    },
    <>
      <h1>{title}</h1>
      <p class="lead">{description}</p>
      <SearchForm {...props} t={t} />
      <Results {...props} t={t} />
      <div class="box">
        <h2>{t('join.title', { municipality: name })}</h2>
        <p>{t('join.text')}</p>
        <p>
          <a class="button" href={registerPath(language, place)}>
            {t('join.button')}
          </a>
        </p>
        <LostLink language={language} t={t} />
      </div>
    </>,
  );
}

type PartProps = DirectoryPageProps & { readonly t: Text };

function SearchForm({ language, place, search, t }: PartProps) {
  return (
    <search>
      <form class="search" method="get" action={searchPath(language, place)}>
        <TextField
          name="q"
          type="search"
          autocomplete="off"
          label={t('search.words')}
          hint={t('search.words.hint')}
          value={search.words}
          error={undefined}
          mayBeEmpty
        />
        <SelectField
          name="trade"
          label={t('search.trade')}
          value={search.trade}
          none={t('search.trade.all')}
          options={tradeOptions(language)}
          error={undefined}
          mayBeEmpty
        />
        <button type="submit">{t('search.button')}</button>
      </form>
    </search>
  );
}

function Results(props: PartProps) {
  const { language, place, search, merchants, isFirst, next, t } = props;
  const isSearch = search.words !== '' || search.trade !== '';
  const isWhole = isFirst && next === undefined;
  return (
    <section aria-labelledby="results">
      <h2 id="results">{t('results.title', { isSearch: isSearch ? 'yes' : 'no' })}</h2>
      {merchants.length === 0 && <p>{t(isSearch ? 'results.none' : 'results.empty')}</p>}
      {isWhole && merchants.length > 0 && (
        <p class="hint">{t('results.count', { count: merchants.length })}</p>
      )}
      <ul class="shops">
        {merchants.map((merchant, index) => (
          <ShopCard merchant={merchant} language={language} isLazy={index > 3} t={t} />
        ))}
      </ul>
      <p class="actions">
        {next !== undefined && (
          <a class="button" href={searchPath(language, place, search, next)}>
            {t('results.more')}
          </a>
        )}
        {!isFirst && (
          <a class="button quiet" href={searchPath(language, place, search)}>
            {t('results.start')}
          </a>
        )}
        {isSearch && (
          <a class="button quiet" href={searchPath(language, place)}>
            {t('search.all')}
          </a>
        )}
      </p>
    </section>
  );
}

/** The address of a search in a municipality, from where it goes on. */
function searchPath(
  language: Language,
  { municipality }: Place,
  { words, trade }: Search = { words: '', trade: '' },
  after?: string,
): string {
  const query = new URLSearchParams({
    ...(words && { q: words }),
    ...(trade && { trade }),
    ...(after && { after }),
  });
  const path = directoryPath(language, municipality.slug);
  return query.size > 0 ? `${path}?${query}` : path;
}
