import type { Language } from '../../../shared/i18n/language.ts';
import { renderPage } from '../../../shared/pages/layout.tsx';
import { MunicipalityCards } from '../../../shared/pages/municipality-cards.tsx';
import { partPath } from '../../../shared/pages/part-path.ts';
import type { Place } from '../../../shared/programme/programme.ts';
import { noonOf } from '../../../shared/time/days.ts';
import type { Campaign } from './campaign.ts';
import { campaignMessages } from './campaign-messages.ts';

/** What the campaign did in a municipality; all municipalities without. */
export const campaignPath = (language: Language, municipality?: string): string =>
  partPath('campaign', language, municipality);

export interface CampaignPageProps {
  readonly language: Language;
  readonly place: Place;
  readonly campaign: Campaign;
  readonly siteUrl: string;
}

/** Counts of one municipality for everybody to read. */
export function campaignPage({ language, place, campaign, siteUrl }: CampaignPageProps): string {
  const t = campaignMessages(language);
  const { name: municipality, slug } = place.municipality;
  const { period, figures } = campaign;
  const days = { from: noonOf(period.from), to: noonOf(period.to) };
  const title = t('title', { municipality });
  return renderPage(
    {
      language,
      title,
      place,
      part: 'campaign',
      languagePath: (other) => campaignPath(other, slug),
      preview: {
        description: t('preview', { municipality }),
        url: `${siteUrl}${campaignPath(language, slug)}`,
      },
    },
    <>
      <h1>{title}</h1>
      <p class="lead">{t('lead', { municipality, ...days })}</p>
      {figures.length === 0 ? (
        <p class="box">{t('empty')}</p>
      ) : (
        <dl class="facts">
          {figures.map(({ figure, count, isRounded }) => (
            <div>
              <dt>{t(`figure.${figure}`)}</dt>
              <dd>
                <strong>{t(isRounded ? 'atLeast' : 'exact', { count })}</strong>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <h2>{t('how.title')}</h2>
      <p>{t('how.counts')}</p>
      <p>{t('how.small')}</p>
      <p>
        <a href={partPath('privacy', language, slug)}>{t('how.privacy')}</a>
      </p>
      <h2>{t('more.title')}</h2>
      <ul class="cards">
        <li>
          <a href={partPath('merchants', language, slug)}>
            {t('more.directory', { municipality })}
          </a>
        </li>
        <li>
          <a href={partPath('calendar', language, slug)}>{t('more.calendar', { municipality })}</a>
        </li>
        <li>
          <a href={partPath('vote', language, slug)}>{t('more.votes', { municipality })}</a>
        </li>
      </ul>
    </>,
  );
}

/** All municipalities, each of which has figures of its own. */
export function campaignChooserPage(language: Language, siteUrl: string): string {
  const t = campaignMessages(language);
  const description = t('chooser.lead');
  return renderPage(
    {
      language,
      title: t('chooser.title'),
      part: 'campaign',
      languagePath: campaignPath,
      preview: { description, url: `${siteUrl}${campaignPath(language)}` },
    },
    <>
      <h1>{t('chooser.title')}</h1>
      <p class="lead">{description}</p>
      <MunicipalityCards pathOf={(slug) => campaignPath(language, slug)} />
    </>,
  );
}
