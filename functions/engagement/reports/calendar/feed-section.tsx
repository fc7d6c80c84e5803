import { languageSchema } from '../../../../shared/i18n/language.ts';
import { topicSchema } from '../../../../shared/programme/event-topic.ts';
import { topicName } from '../../../calendar/index.ts';
import { BarTable } from '../../pages/chart/bar-table.tsx';
import { Chart } from '../../pages/chart/chart.tsx';
import { reportMessages } from '../../pages/messages.ts';
import { numberWords } from '../../pages/number-words.ts';
import type { ReportVisit } from '../../pages/report-visit.ts';
import { dayPlace } from '../frame/step-places.ts';
import { type FigureText, figureMessages } from '../messages.ts';
import type { FeedUse } from './feed-use.ts';

interface FeedsProps {
  readonly visit: ReportVisit;
  readonly feeds: FeedUse;
}

/** How many calendars follow the municipality's, and which of its feeds. */
export const FeedSection = (props: FeedsProps) => (
  <>
    <h2>{figureMessages(props.visit.language)('calendar.feeds.title')}</h2>
    <FeedChart {...props} />
    <FeedTable {...props} />
  </>
);

function FeedChart({ feeds, visit: { language } }: FeedsProps) {
  const t = figureMessages(language);
  const { count } = numberWords(language);
  const figures = {
    id: 'feeds',
    title: t('calendar.chart.feeds'),
    description: t('calendar.chart.feeds.text', { average: count(feeds.clientsADay) }),
    along: t('step.day'),
    places: feeds.days.map(({ day }) => dayPlace(day, t)),
    series: [
      { name: t('calendar.clients.series'), values: feeds.days.map(({ clients }) => clients) },
    ],
    format: count,
  };
  return <Chart figures={figures} kind="columns" t={reportMessages(language)} />;
}

function FeedTable({ feeds, visit: { language } }: FeedsProps) {
  const t = figureMessages(language);
  const { count } = numberWords(language);
  if (feeds.feeds.length === 0) return null;
  return (
    <section>
      <BarTable
        caption={t('calendar.feeds')}
        heads={[t('calendar.feed'), t('calendar.feed.day')]}
        rows={feeds.feeds.map(({ feed, clientsADay }) => ({
          name: feedName(feed, language, t),
          cells: [count(clientsADay)],
          bar: [clientsADay],
        }))}
      />
    </section>
  );
}

/** `nl:market` → `Nederlands: Markten`. */
function feedName(feed: string, language: ReportVisit['language'], t: FigureText): string {
  const [of = '', name = ''] = feed.split(':');
  const known = languageSchema.safeParse(of).data;
  const topic = topicSchema.safeParse(name).data;
  return t('calendar.feed.name', {
    language: known ? t(`language.${known}`) : of,
    topic: topic ? topicName(topic, language) : t('calendar.feed.all'),
  });
}
