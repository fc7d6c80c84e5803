import { describe, expect, it } from 'vitest';
import { contestCardPath } from '../../../../functions/voting/posters/poster-path.ts';
import { partLinksOf, partsOf } from '../../../builders/parts-of.ts';
import { siteUrl } from '../counting/counting-world.ts';
import { candidatesOn } from './read-page.ts';
import { nominating, type VisitsWorld, visitsWorld } from './visits-world.ts';

const opened = async (options = {}): Promise<VisitsWorld> => {
  const world = await visitsWorld({ candidates: 8, ...options });
  await world.open();
  return world;
};

describe('the order of candidates', () => {
  it('differs between visitors, puts everyone first now and then, and stays for one visitor', async () => {
    const world = await opened();
    const first = new Set<string | undefined>();
    const orders = new Set<string>();
    for (let visit = 0; visit < 160; visit += 1) {
      const { headers } = await world.visit({ path: world.contestUrl });
      const address = String(headers.location);
      const names = candidatesOn((await world.get(address)).body);
      expect(candidatesOn((await world.get(address)).body)).toEqual(names);
      expect(names.toSorted()).toEqual(world.candidates.map(({ name }) => name));
      first.add(names[0]);
      orders.add(names.join());
    }
    expect(first.size).toBe(8);
    expect(orders.size).toBeGreaterThan(140);
  });

  it('stays when the language changes, on a candidate’s page and back', async () => {
    const world = await opened();
    const ballot = await world.get(world.contestUrl);
    const [, french = ''] = /href="(\/vote\/fr\/[^"]*)"/.exec(ballot.body) ?? [];
    const names = candidatesOn(ballot.body);
    expect(candidatesOn((await world.get(french)).body)).toEqual(names);
    const o = new URLSearchParams(french.split('?')[1]).get('o');
    const page = await world.get(`${world.contestUrl}/candidates/${world.can(1)}?o=${o}`);
    const [, back = ''] = /<p class="crumb"><a href="([^"#]*)/.exec(page.body) ?? [];
    expect(candidatesOn((await world.get(back)).body)).toEqual(names);
  });

  it('is given anew for a seed that is none of ours', async () => {
    const world = await opened();
    const { statusCode, headers } = await world.visit({ path: `${world.contestUrl}?o=<script>` });
    expect(statusCode).toBe(303);
    expect(headers.location).toMatch(/\?o=[a-z0-9]{6}$/);
  });
});

describe('a contest', () => {
  it.each([
    [
      'before nominations',
      '2026-10-31T12:00:00Z',
      'Vanaf zondag 1 november kunt u hier een winkelier voorstellen',
    ],
    ['while they are open', '2026-11-20T12:00:00Z', 'Welke winkelier verdient het?'],
    [
      'when they are over',
      '2026-12-01T12:00:00Z',
      'Stemmen kan vanaf donderdag 10 december om 09:00 uur',
    ],
  ])('%s says what comes', async (_when, at, sentence) => {
    const world = await visitsWorld({ contest: nominating });
    world.now.set(at);
    const page = await world.get(world.contestUrl);
    expect(page.text).toContain(sentence);
    expect(page.body).not.toContain('Winkel 1');
    expect(page.body).not.toContain('name="choices"');
  });

  it('whose ballot is fixed shows its candidates before it opens, and no form', async () => {
    const world = await visitsWorld({ candidates: 8 });
    const page = await world.get(world.contestUrl);
    expect(page.text).toContain('Stemmen kan vanaf vrijdag 20 november om 09:00 uur');
    expect(page.text).toContain('Winkel 8');
    expect(page.body).not.toContain('name="choices"');
  });

  it('opens and closes to the second, whatever its stored state says', async () => {
    const world = await visitsWorld({ candidates: 3 });
    await world.run('fix-ballot');
    world.now.set('2026-11-20T07:59:59.999Z');
    expect((await world.get(world.contestUrl)).body).not.toContain('name="choices"');
    world.now.set('2026-11-20T08:00:00.000Z');
    expect((await world.get(world.contestUrl)).body).toContain('name="choices"');
    world.now.set('2026-12-04T18:59:59.999Z');
    expect((await world.get(world.contestUrl)).text).toContain('Nog minder dan een minuut');
    world.now.set('2026-12-04T19:00:00.000Z');
    const page = await world.get(world.contestUrl);
    expect(page.text).toContain('We tellen nu de stemmen');
    expect(page.body).not.toContain('name="choices"');
  });

  it('whose gates do not stand yet asks for a moment of patience', async () => {
    const world = await visitsWorld({ candidates: 3 });
    world.now.set('2026-11-20T08:00:01.000Z');
    const page = await world.get(world.contestUrl);
    expect(page.text).toContain('De stemming begint zo meteen');
    expect(page.body).not.toContain('name="choices"');
  });

  it('that was cancelled says so, and that nobody has to do anything', async () => {
    const world = await opened();
    await world.set('contest.cancelled', { state: 'cancelled' });
    expect((await world.get(world.contestUrl)).text).toContain('Deze stemming gaat niet door');
  });

  it('tells search engines and social networks what it is about', async () => {
    const world = await opened({ contest: { introduction: { nl: 'Kies "wie" <u> wilt.' } } });
    const { body } = await world.get(world.contestUrl);
    expect(body).toContain('<meta property="og:title" content="Ambassadeur van Retie"/>');
    expect(body).toContain('content="Kies &quot;wie&quot; &lt;u&gt; wilt."');
    expect(body).toContain(
      '<link rel="canonical" href="https://www.vanhier.example/vote/nl/retie/2026"/>',
    );
    const candidate = await world.get(`${world.contestUrl}/candidates/${world.can(2)}`);
    expect(candidate.body).toMatch(
      /og:image" content="https:\/\/www\.vanhier\.example\/posters\/mer_/,
    );
  });

  it('shows its card where its address is shared, as long as there is something to ask for', async () => {
    const world = await opened();
    const card = `property="og:image" content="${siteUrl}${contestCardPath(world.id, 'nl')}"`;
    const ballot = await world.get(world.contestUrl);
    expect(ballot.body).toContain(card);
    expect(ballot.body).toContain('image:alt" content="Stemming in Retie: Ambassadeur van Retie"');
    world.now.set('2026-12-04T19:00:00.000Z');
    expect((await world.get(world.contestUrl)).body).not.toContain('og:image');
    const early = await visitsWorld({ contest: nominating });
    for (const page of ['', '/nominate']) {
      const { body } = await early.get(`${early.contestUrl}${page}`);
      expect(body).toContain(contestCardPath(early.id, 'nl'));
    }
  });

  it('says of a title and of groups that are in another language which one it is', async () => {
    const categories = [{ id: 'food', name: { nl: 'Eten' } }];
    const ballotRule = { maxChoices: 1, categories };
    const world = await opened({ contest: { title: { nl: 'Wie wint?' }, ballotRule } });
    const french = world.contestUrl.replace('/nl/', '/fr/');
    const { body } = await world.get(french);
    expect(body).toContain('<h1 lang="nl">Wie wint?</h1>');
    expect(body).toContain('<legend lang="nl">Eten</legend>');
    const candidate = await world.get(`${french}/candidates/${world.can(1)}`);
    expect(candidate.body).toContain(' lang="nl">Wie wint?</a>');
    expect((await world.get('/vote/fr/retie?all=yes')).body).toContain('lang="nl">Wie wint?');
    world.now.set('2026-12-04T19:00:00.000Z');
    expect((await world.get(french)).body).toContain('<h1 lang="nl">Wie wint?</h1>');
    expect((await world.get(world.contestUrl)).body).toContain('<h1>Wie wint?</h1>');
  });

  it('lets no script run but where an address is asked for', async () => {
    const world = await opened();
    const { ballot, addressPage, codePage } = await world.askForCode('an@telenet.be');
    const policy = (page: { headers: object }) => JSON.stringify(page.headers);
    expect(policy(ballot)).not.toContain('script-src');
    expect(policy(addressPage)).toContain("script-src 'self'");
    expect(policy(codePage)).toContain("script-src 'self'");
    for (const page of [ballot, addressPage, codePage]) {
      expect(page.body.match(/<script[^>]*>/g) ?? []).not.toContain('<script>');
      expect(page.headers['cache-control']).toBe('no-store');
    }
  });
});

describe('the way in', () => {
  it('leads from the language of the browser to what can be done in each municipality', async () => {
    const world = await opened();
    const { headers } = await world.visit({
      path: '/vote',
      headers: { 'accept-language': 'fr-BE' },
    });
    expect(headers.location).toBe('/vote/fr');
    const page = await world.get('/vote/nl');
    expect(page.text).toContain('Retie U kunt nu stemmen, tot en met vrijdag 4 december');
    expect(page.text).toContain('Balen Nu geen stemming');
  });

  it('leads from a municipality to its contest, or says that there is none', async () => {
    const world = await opened();
    expect((await world.get('/vote/nl/retie')).heading).toBe('Ambassadeur van Retie');
    const none = await world.get('/vote/nl/balen');
    expect(none.text).toContain('Op dit ogenblik is er geen stemming in Balen');
    expect(partsOf(none.body)).toBe('above');
    expect(partLinksOf(none.body).filter(({ current }) => current)).toMatchObject([
      { label: 'Stemmen' },
    ]);
    const all = await world.get('/vote/nl/retie?all=yes');
    expect(all.heading).toBe('Stemmen in Retie');
  });

  it.each([
    '/vote/nl/atlantis',
    '/vote/nl/retie/1999',
    '/vote/nl/retie/2026/candidates/can_01jz0000000000000000000000',
    '/vote/nl/retie/2026/candidates/nobody',
  ])('explains that there is nothing at %s, and leads on to the votes', async (path) => {
    const world = await opened();
    const page = await world.get(path);
    expect(page.statusCode).toBe(404);
    expect(page.body).toContain('href="/vote/nl"');
  });

  it('shows a candidate, with a button that chooses it', async () => {
    const world = await opened();
    const page = await world.get(`${world.contestUrl}/candidates/${world.can(4)}`);
    expect(page.heading).toBe('Winkel 4');
    expect(page.body).toContain('/merchants/nl/retie/winkel-4');
    const next = await world.send(page, '/address');
    expect(next.text).toContain('Uw keuze Winkel 4');
  });

  it('gives scripts a challenge to prove work', async () => {
    const world = await opened();
    const { headers, body } = await world.visit({ path: '/vote/challenge' });
    expect(headers['content-type']).toBe('application/json');
    expect(JSON.parse(body)).toHaveProperty('parameters.keyPrefix');
  });
});

it('that ends at midnight is said to end on the day before', async () => {
  const closes = { wallTime: '2026-12-06T00:00', at: '2026-12-05T23:00:00.000Z' };
  const opens = { wallTime: '2026-11-20T09:00', at: '2026-11-20T08:00:00.000Z' };
  const world = await opened({ contest: { voting: { opens, closes } } });
  expect((await world.get('/vote/nl')).text).toContain('tot en met zaterdag 5 december');
  const { text } = await world.get(world.contestUrl);
  expect(text).toContain('Het kan tot zaterdag 5 december om 23:59 uur');
});
