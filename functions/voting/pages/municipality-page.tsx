import type { Language } from '../../../shared/i18n/language.ts';
import { renderPage } from '../../../shared/pages/layout.tsx';
import type { Place } from '../../../shared/programme/programme.ts';
import { type Standing, statusText } from './contest-status.ts';
import { voteMessages } from './messages.ts';
import { chooserPath, contestPath, municipalityPath, newsletterPath } from './paths.ts';
import { Line } from './words.tsx';

interface MunicipalityPageProps {
  readonly language: Language;
  readonly place: Place;
  readonly standings: readonly Standing[];
}

/** The votes of a municipality, where there are several or none. */
export function municipalityPage({ language, place, standings }: MunicipalityPageProps): string {
  const t = voteMessages(language);
  const { name } = place.municipality;
  const title = t('municipality.title', { municipality: name });
  const isAnythingOn = standings.some(({ phase }) => phase !== 'published');
  return renderPage(
    {
      language,
      title,
      place,
      part: 'vote',
      home: chooserPath(language),
      languagePath: (other) => `${municipalityPath(other, place)}?all=yes`,
    },
    <>
      <h1>{title}</h1>
      {!isAnythingOn && (
        <>
          <p class="lead">{t('municipality.none', { municipality: name })}</p>
          <p>
            <a class="button" href={newsletterPath(language, place)}>
              {t('waiting.newsletter')}
            </a>
          </p>
        </>
      )}
      {standings.length > 0 && (
        <ul class="cards">
          {standings.map(({ contest, phase }) => (
            <li>
              <a
                href={contestPath({ language, place, contest })}
                class={phase === 'open' ? 'now' : undefined}
              >
                <span>
                  <Line text={contest.title} language={language} />
                  <span class="status">{statusText(contest, phase, t)}</span>
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={chooserPath(language)}>{t('back.chooser')}</a>
      </p>
    </>,
  );
}
