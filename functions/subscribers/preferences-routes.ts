import type * as z from 'zod';
import {
  noForm,
  type PageAnswer,
  type PageRoute,
  pageRoute,
} from '../../shared/http/page-route.ts';
import type { Language } from '../../shared/i18n/language.ts';
import { verifyToken } from '../../shared/tokens/signed-token.ts';
import { changePreferences } from './change-preferences.ts';
import { agreesToFollowing } from './following-consent.ts';
import { forgetFollowed } from './forget-followed.ts';
import { happenedTo } from './happened-to.ts';
import { nameError } from './name-error.ts';
import type { PageDeps } from './page-deps.ts';
import { anyQuery, languageParams, preferencesForm, tokenQuery } from './page-schemas.ts';
import { subscriberMessages } from './pages/messages.ts';
import { nothingHeldPage } from './pages/my-data-page.tsx';
import { type PreferenceFields, preferencesPage } from './pages/preferences-page.tsx';
import { cleanName } from './person-name.ts';
import { audiences, type Subscriber } from './schema.ts';
import { homeOf, participating } from './subscription.ts';
import { preferencesToken } from './tokens.ts';

interface Shown {
  readonly language: Language;
  readonly subscriber: Subscriber;
  readonly token: string;
  /** Issue whose mail led here, where one did. */
  readonly issue: string | undefined;
  readonly fields?: PreferenceFields;
  readonly errors?: Readonly<Record<string, string | undefined>>;
  readonly saved?: boolean;
}

async function pageFor(shown: Shown, { links }: PageDeps): Promise<string> {
  const { language, subscriber, token, issue, saved = false, errors = {} } = shown;
  const followed = audiences.filter((audience) => isFollowed(subscriber, audience));
  const stopLinks = await Promise.all(
    followed.map(async (audience) => [
      audience,
      await links.unsubscribe(subscriber.id, audience, language, issue),
    ]),
  );
  return preferencesPage({
    language,
    subscriber,
    token,
    saved,
    errors,
    fields: shown.fields ?? fieldsOf(subscriber),
    stopLinks: Object.fromEntries(stopLinks),
  });
}

const isFollowed = (subscriber: Subscriber, audience: (typeof audiences)[number]): boolean =>
  subscriber.subscriptions[audience]?.state === 'active';

function fieldsOf(subscriber: Subscriber): PreferenceFields {
  const followed = (audience: (typeof audiences)[number]) =>
    isFollowed(subscriber, audience)
      ? (subscriber.subscriptions[audience]?.municipalities ?? [])
      : [];
  return {
    name: subscriber.name ?? '',
    language: subscriber.language,
    topics: subscriber.topics,
    residents: followed('residents'),
    businesses: followed('businesses'),
    tracking: agreesToFollowing(subscriber),
  };
}

const nothingHeld = (language: Language): PageAnswer => ({
  status: 410,
  document: nothingHeldPage(language),
});

const path = '/newsletter/{language}/preferences';

const show = pageRoute<PageDeps>()({
  method: 'GET',
  path,
  summary: 'The preferences of whoever holds the link',
  params: languageParams,
  query: tokenQuery,
  form: noForm,
  async handle({ params: { language }, query: { token } }, deps) {
    const { s, i: issue } = await verifyToken(preferencesToken, token, deps);
    const subscriber = await deps.subscribers.get(s);
    if (!subscriber) return nothingHeld(language);
    return { document: await pageFor({ language, subscriber, token, issue }, deps) };
  },
});

const take = pageRoute<PageDeps>()({
  method: 'POST',
  path,
  summary: 'Saves the preferences',
  params: languageParams,
  query: anyQuery,
  form: preferencesForm,
  async handle({ params: { language }, form, event }, deps) {
    const { token } = form;
    const { s, i: issue } = await verifyToken(preferencesToken, token, deps);
    const before = await deps.subscribers.get(s);
    if (!before) return nothingHeld(language);
    const errors = errorsOf(form, language);
    if (Object.values(errors).some((error) => error !== undefined)) {
      const fields = { ...form, tracking: form.tracking.length > 0 };
      const shown = { language, subscriber: before, token, issue, fields, errors };
      return { status: 422, document: await pageFor(shown, deps) };
    }
    const subscriber = await changePreferences(s, wantedBy(form), deps);
    if (!subscriber) return nothingHeld(language);
    const ended = audiences.filter(
      (audience) => isFollowed(before, audience) && !isFollowed(subscriber, audience),
    );
    await deps.tracker.track(
      happenedTo('preferences', { place: homeOf(subscriber), language, event }, deps),
      ...ended.map((audience) => {
        const where = { place: homeOf(subscriber, audience), audience, language, issue, event };
        return happenedTo('unsubscribed', where, deps);
      }),
    );
    // At every saving, so that whoever meets an error here may simply press again; who left is counted by then.
    await forgetFollowed(subscriber, deps);
    return { document: await pageFor({ language, subscriber, token, issue, saved: true }, deps) };
  },
});

type Form = z.output<typeof preferencesForm>;

function errorsOf(form: Form, language: Language) {
  const t = subscriberMessages(language);
  return {
    topics: form.topics.length > 0 ? undefined : t('error.topics'),
    name: nameError(form.name, t),
  };
}

/** @throws {AppError} municipality.not_found for a code that no form of ours offers */
const wantedBy = ({ name, language, topics, residents, businesses, tracking }: Form) => ({
  name: cleanName(name),
  language,
  topics,
  trackingConsent: tracking.length > 0,
  municipalities: { residents: participating(residents), businesses: participating(businesses) },
});

export const preferencesRoutes: readonly PageRoute<PageDeps>[] = [show, take];
