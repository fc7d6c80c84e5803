import { PNG } from 'pngjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { createMerchants } from '../../../../functions/merchants/index.ts';
import type { Contest } from '../../../../functions/voting/contests/contest.ts';
import { createContestRepository } from '../../../../functions/voting/contests/contest-repository.ts';
import { cardOfContest } from '../../../../functions/voting/posters/contest-card.ts';
import { contestCardPath, posterPath } from '../../../../functions/voting/posters/poster-path.ts';
import {
  type PosterDeps,
  posterRoutes,
} from '../../../../functions/voting/posters/poster-routes.ts';
import type { Table } from '../../../../shared/data/table.ts';
import { pageFunction } from '../../../../shared/http/page-function.ts';
import { campaignIn } from '../../../builders/campaign.ts';
import { testClock } from '../../../builders/clock.ts';
import { aCandidate, aContest } from '../../../builders/contest.ts';
import { request } from '../../../builders/http-event.ts';
import { readPdf } from '../../../builders/pdf.ts';
import { aPhoto } from '../../../builders/poster.ts';
import { readQr } from '../../../builders/qr-reader.ts';
import { silentLog } from '../../../builders/silent-log.ts';
import { freshTable } from '../../../builders/table.ts';

const siteUrl = 'https://www.vanhier.example';
const since = '2026-11-10T10:00:00.000Z';
const photo = {
  ...{ path: '/images/merchants/mer_x/abc.jpg', width: 400, height: 300 },
  alt: { nl: 'Els achter haar toonbank', fr: 'Els derrière son comptoir' },
};

let table: Table;
let campaign: ReturnType<typeof campaignIn>;
let photos: Map<string, Uint8Array>;
let now: ReturnType<typeof testClock>;
let deps: PosterDeps;

beforeEach(async () => {
  table = await freshTable();
  campaign = campaignIn(table);
  now = testClock('2026-11-22T12:00:00Z');
  photos = new Map([[photo.path, (await aPhoto()).bytes]]);
  deps = {
    merchants: createMerchants(table),
    contests: createContestRepository(table),
    readPhoto: async (path) => photos.get(path),
    now,
    siteUrl,
  };
});

const get = (path: string, headers: Record<string, string> = {}) =>
  request(pageFunction(posterRoutes, deps, { log: silentLog() }), { path, headers });

async function pdfAt(path: string) {
  const { statusCode, body, isBase64Encoded } = await get(path);
  expect([statusCode, isBase64Encoded]).toEqual([200, true]);
  return readPdf(Buffer.from(body ?? '', 'base64'));
}

const textAt = async (path: string) => (await pdfAt(path)).lines.map(({ text }) => text).join('\n');

const ambassador = (change = {}) =>
  campaign.merchant({ ambassador: { contestId: aContest().id, since }, photo, ...change });

async function candidateOf(contest: Contest, change: Parameters<typeof aCandidate>[1] = {}) {
  const merchant = await campaign.merchant({ photo });
  const candidate = aCandidate(contest.id, { merchantId: merchant.id, ...change });
  await campaign.contest(contest, [candidate]);
  return merchant;
}

describe('the poster of an ambassador', () => {
  it('leads to its page by its own short link', async () => {
    const { id, shortCode } = await ambassador();
    const pdf = await pdfAt(posterPath(id, 'a4.pdf', 'nl'));
    expect(readQr(await pdf.draw(100)).data).toBe(`${siteUrl}/m/${shortCode}`);
    const text = pdf.lines.map((line) => line.text).join('\n');
    expect(text).toContain(`www.vanhier.example/m/${shortCode}`);
    expect(text).toContain(
      'Gekozen door de inwoners van Retie\nBakkerij Peeters\nBakkerij in Retie',
    );
    expect(text).toContain('Wij kennen u\nWij geven service\nMaak kennis');
    expect(text).not.toContain('Wij helpen u');
    expect(pdf.parts).toContainEqual({ role: 'Figure', alt: 'Els achter haar toonbank' });
  });

  it('is in the language asked for, else in that of the municipality', async () => {
    const { id } = await ambassador();
    const french = await pdfAt(posterPath(id, 'a3.pdf', 'fr'));
    expect(french.language).toBe('fr-BE');
    expect(french.lines.map(({ text }) => text)).toContain('Choisi par les habitants de Retie');
    expect((await pdfAt(`/posters/${id}/a4.pdf`)).language).toBe('nl-BE');
    expect((await pdfAt(`/posters/${id}/a4.pdf?language=xx`)).language).toBe('nl-BE');
  });

  it('does without a photo that is gone', async () => {
    photos.clear();
    const { id } = await ambassador();
    const { parts } = await pdfAt(posterPath(id, 'a4.pdf', 'nl'));
    expect(parts.filter(({ role }) => role === 'Figure')).toHaveLength(1);
  });

  it('has a card beside it', async () => {
    const { id } = await ambassador();
    const { headers, body } = await get(posterPath(id, 'card.png', 'en'));
    expect(headers?.['content-type']).toBe('image/png');
    expect(
      Buffer.from(body ?? '', 'base64')
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  });

  it('is named after the shop and shown in the browser', async () => {
    const { id, slug } = await ambassador();
    const { headers } = await get(posterPath(id, 'a3.pdf', 'nl'));
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${slug}-a3.pdf"`,
      'cache-control': 'public, max-age=3600',
      'content-security-policy': "frame-ancestors 'none'",
    });
  });
});

describe('the poster of a candidate', () => {
  it('asks for votes and leads to the vote', async () => {
    const { id } = await candidateOf(aContest(), { name: 'Slager Jan' });
    const pdf = await pdfAt(posterPath(id, 'a4.pdf', 'nl'));
    expect(readQr(await pdf.draw(100)).data).toBe(`${siteUrl}/vote/nl/retie`);
    const text = pdf.lines.map((line) => line.text).join('\n');
    expect(text).toContain('Stem op\nSlager Jan\n');
    expect(text).toContain('Stem mee!\ntot 4 december');
    expect(text).toContain('Scan en stem\nwww.vanhier.example/vote/nl/retie');
  });

  it('is there from when it stands until voting ends', async () => {
    const nothingFixed = { state: 'nominating' as const, ballotFixedAt: undefined };
    const { id } = await candidateOf(aContest(nothingFixed));
    expect((await get(posterPath(id, 'a4.pdf', 'nl'))).statusCode).toBe(200);
    const open = await candidateOf(aContest({ slug: 'b' }));
    const path = posterPath(open.id, 'card.png', 'nl');
    now.advance(12 * 86_400);
    expect((await get(path)).statusCode).toBe(200);
    now.advance(86_400);
    expect((await get(path)).statusCode).toBe(404);
  });

  it('comes before that of the ambassador it is already', async () => {
    const merchant = await ambassador();
    const contest = aContest();
    await campaign.contest(contest, [aCandidate(contest.id, { merchantId: merchant.id })]);
    const path = posterPath(merchant.id, 'a4.pdf', 'nl');
    expect(await textAt(path)).toContain('Stem op');
    now.advance(13 * 86_400);
    expect(await textAt(path)).toContain('Gekozen door');
  });

  it.each(['nominated', 'invited', 'agreed', 'withdrawn', 'declined', 'rejected'] as const)(
    'is none while it is %s',
    async (state) => {
      const { id } = await candidateOf(aContest(), { state });
      expect((await get(posterPath(id, 'a4.pdf', 'nl'))).statusCode).toBe(404);
    },
  );
});

describe('the card of a contest', () => {
  const made = async (change: Partial<Contest> = {}) => {
    const contest = aContest(change);
    await campaign.contest(contest, []);
    return contest;
  };

  it('is a picture in the language asked for, which nobody fetches twice', async () => {
    const { id } = await made();
    const { statusCode, headers, body } = await get(contestCardPath(id, 'nl'));
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=3600',
      'content-disposition': 'inline; filename="2026-card.png"',
    });
    const { width, height } = PNG.sync.read(Buffer.from(body ?? '', 'base64'));
    expect([width, height]).toEqual([1200, 630]);
    const known = { 'if-none-match': String(headers?.etag) };
    expect((await get(contestCardPath(id, 'nl'), known)).statusCode).toBe(304);
    expect((await get(contestCardPath(id, 'fr'), known)).statusCode).toBe(200);
  });

  it('asks its question, and says from when or until when one can vote', async () => {
    const contest = await made({ title: { nl: 'Wie wordt ambassadeur van Retie? 🎉' } });
    const at = (moment: string) => cardOfContest(contest, 'nl', new Date(moment));
    expect(at('2026-11-01T12:00:00Z')).toMatchObject({
      brand: 'Van hier Kempen',
      kicker: 'Stemming in Retie',
      name: 'Wie wordt ambassadeur van Retie?',
      seal: ['', 'Stem mee!', 'vanaf 20 november'],
    });
    expect(at('2026-11-22T12:00:00Z').seal).toEqual(['', 'Stem mee!', 'tot 4 december']);
  });

  it('is there until voting ends, and of no contest that is cancelled, unknown or nonsense', async () => {
    const { id } = await made();
    const cancelled = await made({ slug: 'b', state: 'cancelled' });
    const unknown = aContest().id;
    for (const path of [contestCardPath(cancelled.id, 'nl'), contestCardPath(unknown, 'nl')]) {
      expect((await get(path)).statusCode).toBe(404);
    }
    expect((await get('/posters/contests/%2e%2e/card.png')).statusCode).toBe(404);
    now.set('2026-12-04T18:59:59Z');
    expect((await get(contestCardPath(id, 'nl'))).statusCode).toBe(200);
    now.set('2026-12-04T19:00:00Z');
    expect((await get(contestCardPath(id, 'nl'))).statusCode).toBe(404);
  });
});

describe('no poster', () => {
  it.each<[string, () => Promise<string>]>([
    ['of a merchant who is neither', async () => (await campaign.merchant()).id],
    ['of an ambassador who is hidden', async () => (await ambassador({ state: 'hidden' })).id],
    ['of nobody', async () => 'mer_01jz0000000000000000000009'],
    ['of nonsense', async () => '%2e%2e'],
  ])('%s', async (_, idOf) => {
    const answer = await get(`/posters/${await idOf()}/a4.pdf`);
    expect(answer.statusCode).toBe(404);
    expect(answer.headers?.['content-type']).toContain('text/html');
    expect(answer.body).toContain('<h1');
  });

  it('of another size', async () => {
    const { id } = await ambassador();
    expect((await get(`/posters/${id}/a5.pdf`)).statusCode).toBe(404);
  });
});

describe('who has a poster already', () => {
  it('gets no other one until something on it changes', async () => {
    let drawn = 0;
    deps = {
      ...deps,
      readPhoto: async (path) => {
        drawn += 1;
        return photos.get(path);
      },
    };
    const contest = aContest();
    const { id } = await candidateOf(contest);
    const path = posterPath(id, 'a4.pdf', 'nl');
    const etag = String((await get(path)).headers?.etag);
    const again = await get(path, { 'if-none-match': etag });
    expect([again.statusCode, again.body, drawn]).toEqual([304, '', 1]);
    const other = await get(posterPath(id, 'a4.pdf', 'fr'), { 'if-none-match': etag });
    expect(other.statusCode).toBe(200);
    expect((await get(posterPath(id, 'a3.pdf', 'nl'), { 'if-none-match': etag })).statusCode).toBe(
      200,
    );
  });
});
