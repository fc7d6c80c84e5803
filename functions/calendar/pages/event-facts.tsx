import type { Child } from 'hono/jsx';
import { partPath } from '../../../shared/pages/part-path.ts';
import { placeByNis } from '../../../shared/programme/programme.ts';
import type { Venue } from '../events/event.ts';
import { factsOf } from '../events/facts-of.ts';
import { topicName } from '../topic-name.ts';
import type { PartProps } from './event-page.tsx';
import type { Text } from './messages.ts';

/** Where it is, who organizes it, and who told us. */
export function EventFacts({ event, sourceName, alsoFrom = [], language, t }: PartProps) {
  const { venue, organizer, website, image, topics } = factsOf(event);
  const { municipality } = placeByNis(event.nis);
  return (
    <section>
      <h2>{t('facts.title')}</h2>
      <dl class="facts">
        <VenueFact venue={venue ?? { town: municipality.name }} t={t} />
        {organizer && <Fact name={t('organizer.title')}>{organizer}</Fact>}
        {website && (
          <Fact name={t('website.title')}>
            <a class="onward" href={website} rel="noopener nofollow ugc">
              {website.replace(/^https?:\/\/(?:www\.)?|\/$/g, '')}
            </a>
          </Fact>
        )}
        {image && (
          <Fact name={t('image.title')} onScreen>
            <a class="onward" href={image} rel="noopener nofollow ugc">
              {t('image.link')}
            </a>
          </Fact>
        )}
        {topics.length > 0 && (
          <Fact name={t('topics.title')}>
            {topics.map((topic) => topicName(topic, language)).join(' · ')}
          </Fact>
        )}
        <Fact name={t('source.title')}>
          {t('source.text', {
            source: [sourceName, ...alsoFrom].map((name) => name ?? t('source.staff')).join(', '),
            at: new Date(event.changedAt),
          })}
        </Fact>
      </dl>
      {event.moments > 0 && (
        <p class="screen">
          {t('moment')}{' '}
          <a class="onward" href={partPath('newsletter', language, municipality.slug)}>
            {t('moment.link')}
          </a>
        </p>
      )}
    </section>
  );
}

interface FactProps {
  readonly name: string;
  /** Of no use on paper. */
  readonly onScreen?: boolean;
  readonly children?: Child;
}

const Fact = ({ name, onScreen = false, children }: FactProps) => (
  <div class={onScreen ? 'screen' : undefined}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

function VenueFact({ venue, t }: { readonly venue: Venue; readonly t: Text }) {
  const { name, street, postcode, town } = venue;
  const lines = [name, street, [postcode, town].filter(Boolean).join(' ')].filter(Boolean);
  return (
    <Fact name={t('where.title')}>
      {lines.map((line) => (
        <>
          {line}
          <br />
        </>
      ))}
      <a class="onward screen" href={mapLink(venue)} rel="noopener">
        {t('where.map')}
      </a>
    </Fact>
  );
}

/** A search, since nobody measured where it is; of a map that follows nobody around. */
const mapLink = ({ name, street, postcode, town }: Venue): string => {
  const place = [street ?? name, [postcode, town].filter(Boolean).join(' '), 'België'];
  const query = new URLSearchParams({ query: place.filter(Boolean).join(', ') });
  return `https://www.openstreetmap.org/search?${query}`;
};
