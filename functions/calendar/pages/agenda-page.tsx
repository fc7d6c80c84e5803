import type { Language } from '../../../shared/i18n/language.ts';
import { SelectField, TextField } from '../../../shared/pages/fields.tsx';
import { renderPage } from '../../../shared/pages/layout.tsx';
import type { Place } from '../../../shared/programme/programme.ts';
import { type AgendaDay, type AgendaList, isSearch, type Search } from '../agenda-list.ts';
import { noonOf } from '../local-day.ts';
import { calendarPath, monthPath } from '../paths.ts';
import { topicOptions } from './choices.ts';
import { dayWords, nearWord } from './day-words.ts';
import { HappeningRow } from './happening-row.tsx';
import { pageMessages, type Text } from './messages.ts';
import { SubscribeBox } from './subscribe-box.tsx';

interface AgendaPageProps {
  readonly language: Language;
  readonly place: Place;
  readonly search: Search;
  readonly list: AgendaList;
  readonly siteUrl: string;
}

/** What takes place in a municipality, day by day. */
export function agendaPage(props: AgendaPageProps): string {
  const { language, place, search, list, siteUrl } = props;
  const t = pageMessages(language);
  const { name, slug } = place.municipality;
  const title = t('agenda.title', { municipality: name });
  const description = t('agenda.lead');
  const month = list.first.slice(0, 7);
  return renderPage(
    {
      language,
      title,
      place,
      part: 'calendar',
      home: calendarPath(language),
      languagePath: (other) => searchPath(other, place, search, startOf(list)),
      preview: { description, url: `${siteUrl}${calendarPath(language, slug)}` },
    },
    <>
      <h1>{title}</h1>
      <p class="lead">{description}</p>
      <SearchForm {...props} t={t} />
      <p class="screen">
        <a class="onward" href={monthPath(language, slug, month)}>
          {t('agenda.month', { day: noonOf(list.first) })}
        </a>
      </p>
      <Days {...props} t={t} />
      <Pager {...props} t={t} />
      <SubscribeBox
        feed={{ language, place, topic: search.topic || undefined }}
        siteUrl={siteUrl}
        t={t}
      />
    </>,
  );
}

type PartProps = AgendaPageProps & { readonly t: Text };

function SearchForm({ language, place, search, t }: PartProps) {
  return (
    <search class="screen">
      <form class="search" method="get" action={calendarPath(language, place.municipality.slug)}>
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
          name="topic"
          label={t('search.topic')}
          value={search.topic}
          none={t('search.topic.all')}
          options={topicOptions(language)}
          error={undefined}
          mayBeEmpty
        />
        <button type="submit">{t('search.button')}</button>
      </form>
    </search>
  );
}

function Days(props: PartProps) {
  const { search, list, t } = props;
  const { days, first, last, today } = list;
  const period = { first: noonOf(first), last: noonOf(last) };
  const isFound = isSearch(search);
  const title =
    isFound || first === today
      ? t('list.title', { isSearch: isFound ? 'yes' : 'no' })
      : t('list.later', period);
  return (
    <section aria-labelledby="list">
      <h2 id="list">{title}</h2>
      {days.length === 0 && <p>{t(isFound ? 'list.none' : 'list.empty', period)}</p>}
      {days.map((one) => (
        <Day {...props} one={one} />
      ))}
    </section>
  );
}

function Day({ language, list, one, t }: PartProps & { readonly one: AgendaDay }) {
  const { day, happenings, leftOut } = one;
  const near = nearWord(day, list.today, t);
  return (
    <section class="day" aria-labelledby={`day-${day}`}>
      <h3 id={`day-${day}`}>
        <time datetime={day}>{dayWords(day, list.today, t)}</time>
        {near && <span class="near"> {near}</span>}
      </h3>
      <ul class="happenings">
        {happenings.map((happening) => (
          <HappeningRow happening={happening} language={language} day={day} t={t} />
        ))}
      </ul>
      {leftOut > 0 && <p class="hint">{t('list.more', { count: leftOut })}</p>}
    </section>
  );
}

function Pager({ language, place, search, list, t }: PartProps) {
  const { next, previous, first, today } = list;
  const to = (day?: string): string => searchPath(language, place, search, day);
  return (
    <nav class="screen" aria-label={t('list.pages')}>
      <p class="actions">
        {next !== undefined && (
          <a class="button" href={to(next)} rel="nofollow">
            {t('list.next', { day: noonOf(next) })}
          </a>
        )}
        {previous !== undefined && (
          <a class="button quiet" href={to(previous)} rel="nofollow">
            {t('list.previous', { day: noonOf(previous) })}
          </a>
        )}
        {first !== today && (
          <a class="button quiet" href={to()}>
            {t('list.start')}
          </a>
        )}
        {isSearch(search) && (
          <a class="button quiet" href={calendarPath(language, place.municipality.slug)}>
            {t('search.all')}
          </a>
        )}
      </p>
    </nav>
  );
}

const startOf = ({ first, today }: AgendaList): string | undefined =>
  first === today ? undefined : first;

/** The address of a search in a municipality, from a day on. */
function searchPath(
  language: Language,
  { municipality }: Place,
  { words, topic }: Search,
  from?: string,
): string {
  const query = new URLSearchParams({
    ...(words && { q: words }),
    ...(topic && { topic }),
    ...(from && { from }),
  });
  const path = calendarPath(language, municipality.slug);
  return query.size > 0 ? `${path}?${query}` : path;
}
