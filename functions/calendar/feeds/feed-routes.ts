import { AppError } from '../../../shared/errors.ts';
import type { HttpEvent } from '../../../shared/http/event.ts';
import {
  noForm,
  type PageAnswer,
  type PageRoute,
  pageRoute,
} from '../../../shared/http/page-route.ts';
import { placeBySlug } from '../../../shared/programme/programme.ts';
import { localMonth } from '../../../shared/time/local-month.ts';
import { calendarAdded } from '../calendar-added.ts';
import { daysOfMonth } from '../month.ts';
import type { PageDeps } from '../page-deps.ts';
import { eventFilePath, type FeedFormat } from '../paths.ts';
import { isOf, readPublic } from '../read-public.ts';
import { type Topic, topicSchema } from '../topic.ts';
import { cachedAnswer, knownAnswer } from './cached-answer.ts';
import { writeEventFile } from './event-file.ts';
import { type Feed, feedCalendar } from './feed-calendar.ts';
import { feedChangedAt } from './feed-changed.ts';
import { feedJson, itemsOfPage, type JsonPage } from './feed-json.ts';
import { eventFileParams, feedQuery, onQuery, topicParams, wholeParams } from './feed-schemas.ts';
import { feedWindow } from './feed-window.ts';
import { createKeptFeeds, type MadeFeed } from './kept-feeds.ts';
import { readFeed } from './read-feed.ts';

const eventFile = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/calendar/feeds/{language}/{municipality}/event/{event}',
  summary: 'An event, or one of its times, as a file for a calendar',
  params: eventFileParams,
  query: onQuery,
  form: noForm,
  async handle({ params, query: { on }, event: request }, deps) {
    const { language, municipality, event: asked } = params;
    const { table, siteUrl, now } = deps;
    const event = await readPublic(asked.stem, deps);
    if (event.id !== asked.stem || !isOf(event, placeBySlug(municipality))) {
      // Times of one that was merged have no key in the other.
      const key = event.id === asked.stem ? on : undefined;
      return { status: 301, location: eventFilePath(event, language, key) };
    }
    const edition = { language, siteUrl, isFree: false };
    const body = await writeEventFile(event, on, { edition, table, now: now() });
    const changedAt = feedChangedAt([event], now());
    const file = { ...calendarKind, file: `${event.id}.ics` };
    const answer = cachedAnswer(request, { ...file, body, changedAt });
    // A program that looks whether the file has changed has it already.
    if (answer.status !== 304) {
      await deps.tracker.track(calendarAdded({ event, language, request }, deps));
    }
    return answer;
  },
});

const ofTopic = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/calendar/feeds/{language}/{municipality}/{topic}',
  summary: 'What takes place in a municipality of one topic, for calendars and programs',
  params: topicParams,
  query: feedQuery,
  form: noForm,
  handle: ({ params: { language, municipality, topic: file }, query, event }, deps) => {
    const feed = { language, place: placeBySlug(municipality), topic: knownTopic(file.stem) };
    return answer({ feed, format: file.format, query, event }, deps);
  },
});

const whole = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/calendar/feeds/{language}/{municipality}',
  summary: 'What takes place in a municipality, for calendars and programs',
  params: wholeParams,
  query: feedQuery,
  form: noForm,
  handle: ({ params: { language, municipality: file }, query, event }, deps) => {
    const feed = { language, place: placeBySlug(file.stem) };
    return answer({ feed, format: file.format, query, event }, deps);
  },
});

const calendarKind = { type: 'text/calendar', isCounted: true };

interface Asked {
  readonly feed: Feed;
  readonly format: FeedFormat;
  readonly query: { readonly month?: string | undefined; readonly page: number };
  readonly event: HttpEvent;
}

const answer = (asked: Asked, deps: PageDeps): Promise<PageAnswer> =>
  asked.format === 'json' ? answerJson(asked, deps) : answerCalendar(asked, deps);

async function answerCalendar({ feed, event }: Asked, deps: PageDeps): Promise<PageAnswer> {
  const { place, language, topic = 'all' } = feed;
  const { nis } = place.municipality;
  const [answer, reading] = await Promise.all([
    keptOrMade(feed, event, deps),
    deps
      .viewer(event)
      .then((viewer) =>
        deps.feedClients.reading({ feed: { nis, language, topic }, request: event, viewer }),
      ),
  ]);
  await deps.tracker.track(reading);
  return answer;
}

/** Programs ask every few hours, and mostly have what there is: that is told them without making or reading the feed. */
async function keptOrMade(feed: Feed, event: HttpEvent, deps: PageDeps): Promise<PageAnswer> {
  const keptFeeds = createKeptFeeds(deps.table, deps.now);
  const tag = await keptFeeds.tag(feed);
  const known = tag && knownAnswer(event, tag, calendarKind);
  if (known) return known;
  const body = tag && (await keptFeeds.body(feed, tag));
  if (tag && body !== undefined) {
    return cachedAnswer(event, { ...calendarKind, body, changedAt: tag.changedAt });
  }
  const made = await makeCalendar(feed, deps);
  try {
    await keptFeeds.keep(feed, made);
  } catch (error) {
    // Made anew at the next asking: many may write it at once, and nobody goes without for that.
    deps.log.error('a feed is not kept', {
      error: error instanceof Error ? error.name : 'unknown',
    });
  }
  return cachedAnswer(event, { ...calendarKind, ...made });
}

async function makeCalendar(
  feed: Feed,
  { siteUrl, events, now: clock }: PageDeps,
): Promise<MadeFeed> {
  const now = clock();
  const range = feedWindow(now);
  const items = await readFeed(choiceOf(feed), range, events);
  const changedAt = feedChangedAt(
    items.map((item) => item.event),
    now,
  );
  return { body: feedCalendar(feed, items, { range, siteUrl }), changedAt };
}

async function answerJson({ feed, query, event }: Asked, deps: PageDeps): Promise<PageAnswer> {
  const { siteUrl } = deps;
  const now = deps.now();
  const at: JsonPage = { month: query.month ?? localMonth(now), page: query.page };
  const items = await readFeed(choiceOf(feed), daysOfMonth(at.month), deps.events);
  const body = feedJson(feed, items, { at, siteUrl, now });
  const shown = itemsOfPage(items, at).map((item) => item.event);
  const changedAt = feedChangedAt(shown, now);
  return cachedAnswer(event, { type: 'application/json', body, changedAt });
}

const choiceOf = ({ place, topic }: Feed) => ({ nis: place.municipality.nis, topic });

function knownTopic(name: string): Topic {
  const topic = topicSchema.safeParse(name);
  if (!topic.success) throw new AppError('request.not_found', 'There is no such topic.');
  return topic.data;
}

export const feedRoutes: readonly PageRoute<PageDeps>[] = [eventFile, ofTopic, whole];
