import { type Feed, feedName } from '../feeds/feed-calendar.ts';
import { feedPath } from '../paths.ts';
import type { Text } from './messages.ts';

interface SubscribeBoxProps {
  readonly feed: Feed;
  readonly siteUrl: string;
  readonly t: Text;
}

/** Ways to have a feed in one's own calendar. */
export function SubscribeBox({ feed, siteUrl, t }: SubscribeBoxProps) {
  const { language, place, topic } = feed;
  const path = feedPath(language, place.municipality.slug, { topic, format: 'ics' });
  const address = `${siteUrl}${path}`;
  const name = feedName(feed);
  return (
    <section class="box screen" aria-labelledby="subscribe">
      <h2 id="subscribe">
        {t('subscribe.title', { name: topic ? name : place.municipality.name })}
      </h2>
      <p>{t('subscribe.text')}</p>
      <p class="actions">
        <a class="button" href={webcal(address)}>
          {t('subscribe.button')}
        </a>
        <a class="button quiet" href={googleLink(address)} rel="noopener">
          {t('subscribe.google')}
        </a>
        <a class="button quiet" href={outlookLink(address, name)} rel="noopener">
          {t('subscribe.outlook')}
        </a>
      </p>
      <label class="field" for="feed">
        {t('subscribe.address')}
      </label>
      <input id="feed" type="text" value={address} readonly />
    </section>
  );
}

/** What calendars on phones and computers open as a subscription. */
const webcal = (address: string): string => address.replace(/^https?:/, 'webcal:');

const googleLink = (address: string): string =>
  `https://calendar.google.com/calendar/r?${new URLSearchParams({ cid: webcal(address) })}`;

const outlookLink = (address: string, name: string): string =>
  `https://outlook.live.com/calendar/0/addfromweb?${new URLSearchParams({ url: address, name })}`;
