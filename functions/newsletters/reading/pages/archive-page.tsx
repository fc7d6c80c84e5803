import type { Language } from '../../../../shared/i18n/language.ts';
import { renderPage } from '../../../../shared/pages/layout.tsx';
import { partPath } from '../../../../shared/pages/part-path.ts';
import type { Place } from '../../../../shared/programme/programme.ts';
import { onlinePath } from '../../online-path.ts';
import { type ArchiveEntry, languageOf } from '../archive.ts';
import { readingMessages } from '../reading-messages.ts';

interface Archive {
  readonly language: Language;
  readonly place: Place;
  readonly entries: readonly ArchiveEntry[];
}

/** What a municipality has sent; an issue without this language is listed in one that it has. */
export function archivePage({ language, place, entries }: Archive): string {
  const t = readingMessages(language);
  const { municipality } = place;
  const languagePath = (other: Language) => `/issues/${other}/${municipality.slug}`;
  return renderPage(
    { language, title: t('title'), place, part: 'newsletter', languagePath },
    <>
      <h1>{t('title')}</h1>
      <p class="lead">{t('intro', { municipality: municipality.name })}</p>
      {entries.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <ul class="cards">
          {entries.map((entry) => (
            <Entry entry={entry} language={language} nis={municipality.nis} />
          ))}
        </ul>
      )}
      <p>
        <a class="button" href={partPath('newsletter', language, municipality.slug)}>
          {t('subscribe')}
        </a>
      </p>
    </>,
  );
}

function Entry({ entry, language, nis }: { entry: ArchiveEntry; language: Language; nis: string }) {
  const written = languageOf(entry, language);
  if (!written) return null;
  const day = readingMessages(language)('day', { day: new Date(entry.at) });
  return (
    <li>
      <a href={onlinePath(entry.issueId, `${written}-${nis}`)} lang={written} hreflang={written}>
        <span>
          {entry.subjects[written]}
          <br />
          <time datetime={entry.at} lang={language}>
            {day}
          </time>
        </span>
      </a>
    </li>
  );
}
