import type { Language } from '../../../shared/i18n/language.ts';
import { renderPage } from '../../../shared/pages/layout.tsx';
import { programme } from '../../../shared/programme/programme.ts';
import { type Standing, statusText } from './contest-status.ts';
import { voteMessages } from './messages.ts';
import { chooserPath, municipalityPath } from './paths.ts';

interface ChooserPageProps {
  readonly language: Language;
  /** What matters most now, by NIS code of the municipality. */
  readonly standings: ReadonlyMap<string, Standing>;
  readonly siteUrl: string;
}

/** All municipalities, by region, with what can be done there now. */
export function chooserPage({ language, standings, siteUrl }: ChooserPageProps): string {
  const t = voteMessages(language);
  const title = t('chooser.title');
  return renderPage(
    {
      language,
      title,
      part: 'vote',
      home: chooserPath(language),
      languagePath: chooserPath,
      preview: { description: t('chooser.lead'), url: `${siteUrl}${chooserPath(language)}` },
    },
    <>
      <h1>{title}</h1>
      <p class="lead">{t('chooser.lead')}</p>
      {programme.regions.map((region) => (
        <section>
          <h2>{region.name}</h2>
          <ul class="cards">
            {region.municipalities.map((municipality) => {
              const standing = standings.get(municipality.nis);
              return (
                <li>
                  <a
                    href={municipalityPath(language, { municipality, region })}
                    class={standing?.phase === 'open' ? 'now' : undefined}
                  >
                    <span>
                      {municipality.name}
                      <span class="status">
                        {standing
                          ? statusText(standing.contest, standing.phase, t)
                          : t('status.none')}
                      </span>
                    </span>
                  </a>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </>,
  );
}
