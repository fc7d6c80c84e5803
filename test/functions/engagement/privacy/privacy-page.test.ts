import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { daysKept } from '../../../../functions/calendar/registration/seats.ts';
import { smallGroup } from '../../../../functions/engagement/links/told-of-groups.ts';
import { privacyFacts } from '../../../../functions/engagement/privacy/privacy-facts.ts';
import {
  type PrivacyKey,
  privacyMessages,
} from '../../../../functions/engagement/privacy/privacy-messages.ts';
import { createChunkEventsRepository } from '../../../../functions/newsletters/events/chunk-events-repository.ts';
import { chunksKeptDays } from '../../../../functions/newsletters/planning/corrected-readers.ts';
import { pendingDays } from '../../../../functions/subscribers/due.ts';
import { perAddress, perPair, perViewer } from '../../../../functions/subscribers/mail-limits.ts';
import { stages } from '../../../../infra/stages.ts';
import { takePlace } from '../../../../shared/data/rate-limit.ts';
import type { Table } from '../../../../shared/data/table.ts';
import { languages } from '../../../../shared/i18n/language.ts';
import { keptDays } from '../../../../shared/privacy/kept-days.ts';
import { municipalities, placeBySlug } from '../../../../shared/programme/programme.ts';
import { freshTable } from '../../../builders/table.ts';
import { linksWorld, siteUrl } from '../links/links-world.ts';

const slugs = municipalities.map(({ slug }) => slug);
const everywhere = languages.flatMap((language) =>
  slugs.map((slug) => ({ path: `/privacy/${language}/${slug}`, slug })),
);

/** What the page says, without its marks. */
async function read(path: string): Promise<string> {
  const { body = '' } = await linksWorld().visit(path);
  return body
    .replace(/<style>.*?<\/style>/s, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', '’');
}

/** The days after which an item goes by itself. */
async function lifeOf(table: Table, pk: string, now: Date): Promise<number> {
  const { items } = await table.query({ pk });
  return (Number(items[0]?.expiresAt) - now.getTime() / 1000) / 86_400;
}

describe('the privacy page', () => {
  it.each(everywhere)(
    '$path says who answers for it, and everything as it is there',
    async ({ path, slug }) => {
      const { municipality } = placeBySlug(slug);
      const text = await read(path);
      for (const said of [
        municipality.name,
        municipality.postalAddress,
        municipality.replyTo,
        ...Object.values(keptDays).map((days) => ` ${days} `),
        ` ${municipality.engagement.personalDays} `,
        ` ${smallGroup} `,
      ]) {
        expect(text).toContain(said);
      }
      expect(text).not.toMatch(/[{}]/);
    },
  );

  it.each(languages)('says everything in %s that there are words for', async (language) => {
    const facts = privacyFacts(placeBySlug('retie'));
    const words = readFileSync(`functions/engagement/privacy/messages/${language}.json`, 'utf8');
    const keys = Object.keys(JSON.parse(words) as Record<PrivacyKey, string>) as PrivacyKey[];
    const said = keys
      .filter((key) => !key.startsWith('chooser.'))
      .map((key) => privacyMessages(language)(key, facts));
    const text = await read(`/privacy/${language}/retie`);
    expect(said.filter((sentence) => !text.includes(sentence.replaceAll("'", '’')))).toEqual([]);
  });

  it('says that opens are kept only where they are', async () => {
    const readers = 'of u de nieuwsbrief opent en op welke links u klikt';
    expect(await read('/privacy/nl/balen')).toContain(readers);
    const without = await read('/privacy/nl/retie');
    expect(without).not.toContain(readers);
    expect(without).toContain('Of u de nieuwsbrief opent, houdt Retie van niemand bij');
  });

  it('names the officer for data protection where there is one', async () => {
    expect(await read('/privacy/nl/retie')).toContain('privacy@retie.vanhier.example');
    expect(await read('/privacy/nl/balen')).not.toContain('functionaris');
  });

  it('leads to one’s own data, to the other languages, and may be found', async () => {
    const { statusCode, body, headers = {} } = await linksWorld().visit('/privacy/nl/retie');
    expect(statusCode).toBe(200);
    expect(body).toContain('href="/newsletter/nl/lost-link"');
    expect(body).toContain('href="/privacy/fr/retie"');
    expect(body).toContain(`<link rel="canonical" href="${siteUrl}/privacy/nl/retie"/>`);
    expect(headers['cache-control']).toBe('public, max-age=300');
  });

  it('is linked from the foot of every page', async () => {
    const world = linksWorld();
    expect((await world.visit('/privacy/nl/retie')).body).toMatch(
      /<footer>.*href="\/privacy\/nl\/retie"/s,
    );
    const chooser = await world.visit('/privacy/en');
    expect(chooser.body).toMatch(/<footer>.*href="\/privacy\/en"/s);
    for (const slug of slugs) expect(chooser.body).toContain(`href="/privacy/en/${slug}"`);
  });

  it('is missing for a municipality that does not take part', async () => {
    expect((await linksWorld().visit('/privacy/nl/atlantis')).statusCode).toBe(404);
    expect((await linksWorld().visit('/privacy/de/retie')).statusCode).toBeGreaterThanOrEqual(400);
  });
});

describe('what the privacy page says', () => {
  it('holds no number of days in its words: each comes from where things are removed', () => {
    for (const language of languages) {
      const file = `functions/engagement/privacy/messages/${language}.json`;
      // The authority has a number in its street.
      const words = readFileSync(file, 'utf8').replace(' 35, 1000 ', ' ');
      expect(words).not.toMatch(/\d/);
    }
  });

  it('uses every fact in every language', () => {
    const facts = Object.keys(privacyFacts(placeBySlug('retie')));
    for (const language of languages) {
      const words = readFileSync(`functions/engagement/privacy/messages/${language}.json`, 'utf8');
      expect(facts.filter((fact) => !words.includes(`{${fact}`))).toEqual([]);
    }
  });

  it.each(Object.keys(keptDays).filter((name) => name !== 'logs'))(
    'of %s is what removes it, too',
    (name) => {
      const users = globSync('{functions,infra,shared}/**/*.ts').filter(
        (file) =>
          !file.startsWith('functions/engagement/privacy/') &&
          readFileSync(file, 'utf8').includes(`keptDays.${name}`),
      );
      expect(users).not.toEqual([]);
    },
  );

  it('is how long wishes, lists of readers and registrations live', () => {
    expect(pendingDays).toBe(keptDays.pendingSubscription);
    expect(chunksKeptDays).toBe(keptDays.newsletterReaders);
    expect(daysKept).toBe(keptDays.registrations);
  });

  it('is how long it is known what SES told of a mail', async () => {
    const [table, now] = [await freshTable(), new Date('2026-11-29T19:30:00Z')];
    const ref = { issueId: 'iss_1', chunkId: '07-k3v9x2ma-0003' };
    await createChunkEventsRepository(table, () => now).add(ref, ['0:s']);
    expect(await lifeOf(table, 'CHUNK_EVENTS#iss_1#07-k3v9x2ma', now)).toBe(
      keptDays.newsletterEvents,
    );
  });

  it('is longer than any code of a visitor’s network lives', async () => {
    const [table, now] = [await freshTable(), new Date('2026-11-29T00:00:00Z')];
    for (const limit of [perAddress, perPair, perViewer]) {
      await takePlace(table, limit, 'digest', () => now);
      expect(await lifeOf(table, `RATE#${limit.name}#digest`, now)).toBeLessThanOrEqual(
        keptDays.visitorCodes,
      );
    }
  });

  it('is longer than any count of requests lives, whoever counts them', () => {
    const windows = globSync('functions/**/*.ts').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\bwindowSeconds: (\d[\d_]*)/g)].map(([, seconds]) =>
        Number(seconds?.replaceAll('_', '')),
      ),
    );
    expect(windows.length).toBeGreaterThan(5);
    // An item stays a day longer than its window.
    expect(Math.max(...windows) / 86_400 + 1).toBeLessThanOrEqual(keptDays.visitorCodes);
  });

  it('is where every stage stands, and no stage keeps its logs longer', () => {
    for (const { region, logRetentionDays } of Object.values(stages)) {
      expect(region).toBe('eu-west-1');
      expect(logRetentionDays).toBeLessThanOrEqual(keptDays.logs);
    }
  });

  it('is true of cookies: nothing of ours sets or reads one, or anything like it', () => {
    const setting = /set-cookie|document\.cookie|localStorage|sessionStorage|indexedDB/i;
    const files = globSync('{functions,shared,emails}/**/*.{ts,tsx}');
    expect(files.length).toBeGreaterThan(500);
    expect(files.filter((file) => setting.test(readFileSync(file, 'utf8')))).toEqual([]);
  });
});
