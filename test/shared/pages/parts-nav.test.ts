import { describe, expect, it } from 'vitest';
import { pageRoutes } from '../../../infra/openapi/routes.ts';
import { type Language, languages } from '../../../shared/i18n/language.ts';
import { errorPage } from '../../../shared/pages/error-page.tsx';
import { type PageFrame, renderPage } from '../../../shared/pages/layout.tsx';
import { partPath, type SitePart } from '../../../shared/pages/part-path.ts';
import { municipalities, placeBySlug } from '../../../shared/programme/programme.ts';
import { partLinksOf, partsOf } from '../../builders/parts-of.ts';

const place = placeBySlug('retie');
const page = (frame: Partial<PageFrame>) =>
  renderPage({ language: 'nl', title: 'Een titel', place, ...frame }, 'Wat er staat');
const pathsOf = (body: string) => partLinksOf(body).map(({ href }) => href);
const currentOf = (body: string) =>
  partLinksOf(body).flatMap(({ label, current }) => (current ? [`${label}: ${current}`] : []));

describe('where a part begins', () => {
  const known = Object.values(pageRoutes)
    .flat()
    .filter((route) => route.method === 'GET')
    .map(({ path }) => path.split('/'));
  const isPage = (path: string) =>
    known.some((wanted) => {
      const given = path.split('/');
      return (
        wanted.length === given.length &&
        wanted.every((step, index) => step.startsWith('{') || step === given[index])
      );
    });
  const parts = [
    'newsletter',
    'merchants',
    'vote',
    'calendar',
    'campaign',
    'privacy',
  ] as const satisfies readonly SitePart[];

  it.each(parts)('is a page of ours: %s', (part) => {
    expect(isPage(partPath(part, 'nl'))).toBe(true);
    expect(isPage(partPath(part, 'nl', 'retie'))).toBe(true);
  });
});

describe('the ways to the parts', () => {
  it.each([
    ['nl', ['Nieuwsbrief', 'Winkels', 'Stemmen', 'Agenda', 'Cijfers']],
    ['fr', ['Lettre d’information', 'Commerces', 'Voter', 'Agenda', 'Chiffres']],
    ['en', ['Newsletter', 'Shops', 'Vote', 'What is on', 'Figures']],
  ] as const)('are in the language of the page: %s', (language, labels) => {
    const body = page({ language, part: 'calendar' });
    expect(partLinksOf(body).map(({ label }) => label)).toEqual(labels);
    expect(pathsOf(body)).toEqual([
      `/newsletter/${language}/retie`,
      `/merchants/${language}/retie`,
      `/vote/${language}/retie`,
      `/calendar/${language}/retie`,
      `/campaign/${language}/retie`,
    ]);
  });

  it('stay in the municipality of the page, for each of them', () => {
    for (const { slug } of municipalities) {
      const paths = pathsOf(page({ part: 'vote', place: placeBySlug(slug) }));
      expect(paths.every((path) => path.endsWith(`/nl/${slug}`))).toBe(true);
    }
  });

  it('lead to the choice of a municipality from a page of none', () => {
    expect(pathsOf(page({ part: 'vote', place: undefined }))).toContain('/calendar/nl');
  });

  it('come after the link that skips them, and before what the page says', () => {
    const body = page({ part: 'calendar' });
    const [skip, nav, main] = ['class="skip" href="#main"', 'class="parts"', '<main id="main"'].map(
      (mark) => body.indexOf(mark),
    );
    expect([skip, nav, main].toSorted((one, other) => Number(one) - Number(other))).toEqual([
      skip,
      nav,
      main,
    ]);
    expect(body.indexOf('<a ')).toBe(body.indexOf('<a class="skip"'));
    expect(partsOf(body)).toBe('above');
  });

  it('carry nothing of the address of the page', () => {
    const languagePath = (language: Language) => `/calendar/${language}/retie?q=jan&token=geheim`;
    const body = page({ part: 'calendar', languagePath });
    expect(pathsOf(body)).toHaveLength(5);
    expect(pathsOf(body).join()).not.toMatch(/[?#&]|geheim/);
  });

  it('are all there on a page at whose foot they are, in the same order, and once', () => {
    const body = page({ part: 'vote', partsAtFoot: true });
    expect(partsOf(body)).toBe('at the foot');
    expect(pathsOf(body)).toEqual(pathsOf(page({ part: 'vote' })));
  });

  it('are left out where a page belongs to no part: somebody is in the middle of something', () => {
    expect(partsOf(page({}))).toBe('nowhere');
  });

  it.each(languages)('stand below an error: %s', (language) => {
    const body = errorPage({ code: 'token.expired', status: 410, reference: 'r' }, language);
    expect(partsOf(body)).toBe('at the foot');
    expect(currentOf(body)).toEqual([]);
  });
});

describe('the part that one is in', () => {
  it('is the current page where it begins, and only the current part further on', () => {
    const first = (language: Language) => `/calendar/${language}/retie`;
    expect(currentOf(page({ part: 'calendar', languagePath: first }))).toEqual(['Agenda: page']);
    const further = (language: Language) => `/calendar/${language}/retie/2026-12`;
    expect(currentOf(page({ part: 'calendar', languagePath: further }))).toEqual(['Agenda: true']);
    expect(currentOf(page({ part: 'calendar' }))).toEqual(['Agenda: true']);
  });

  it('is marked at the foot too', () => {
    expect(currentOf(page({ part: 'vote', partsAtFoot: true }))).toEqual(['Stemmen: true']);
  });

  it('is none of them where the page says what is kept: the link to it is marked', () => {
    const body = page({ part: 'privacy' });
    expect(currentOf(body)).toEqual([]);
    expect(body).toMatch(/href="\/privacy\/nl\/retie" aria-current="page"/);
    expect(page({ part: 'vote' })).not.toMatch(/href="\/privacy\/nl\/retie" aria-current/);
  });
});
