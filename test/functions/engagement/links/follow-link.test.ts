import { describe, expect, it } from 'vitest';
import { signTicket } from '../../../../functions/engagement/links/ticket.ts';
import { aTicket, browser, issueId, linksWorld, siteUrl } from './links-world.ts';

const shop = 'https://bakker.example/brood?soort=wit&week=48#prijs';

describe('a link of a newsletter', () => {
  it('leads to where the mail says, and counts what its group may tell', async () => {
    const { linkTo, visit, happened, followed } = linksWorld();
    const answer = await visit(await linkTo(shop));
    expect(answer).toMatchObject({
      statusCode: 302,
      body: '',
      headers: {
        location: shop,
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex, nofollow',
      },
    });
    expect(happened).toEqual([
      {
        kind: 'clicked',
        at: '2026-11-29T19:30:00.000Z',
        ...aTicket,
        about: { issue: issueId, link: '3-1' },
      },
    ]);
    expect(followed).toEqual([]);
  });

  it('of our own pages is short, and moves with the site', async () => {
    const { linkTo, visit } = linksWorld();
    const path = await linkTo(`${siteUrl}/vote/nl/retie/2026`);
    expect(path).not.toContain(Buffer.from('https').toString('base64url'));
    expect((await visit(path)).headers).toMatchObject({
      location: `${siteUrl}/vote/nl/retie/2026`,
    });
  });

  it('of an event says there that a newsletter led to it', async () => {
    const { linkTo, visit } = linksWorld();
    const event = `${siteUrl}/calendar/nl/retie/event/evt_1`;
    const { headers } = await visit(await linkTo(event));
    expect(headers?.location).toBe(`${event}?via=newsletter`);
  });

  it('is signed with 132 bits, and so is its ticket', async () => {
    const { linkTo } = linksWorld();
    expect(await linkTo(shop)).toMatch(/^\/r\/[^/]+\.[\w-]{22}\/[^/]+\.[\w-]{22}$/);
  });

  it('takes letters that no header takes', async () => {
    const { linkTo, visit } = linksWorld();
    const { headers } = await visit(await linkTo('https://café.example/brioché?q=é'));
    expect(headers?.location).toBe('https://xn--caf-dma.example/brioch%C3%A9?q=%C3%A9');
  });

  it('of who agreed is handed on with the reader, and counted nowhere else', async () => {
    const { linkTo, visit, happened, followed } = linksWorld();
    await visit(await linkTo(shop, { ...aTicket, version: 'b', subscriberId: 'sub_anna' }));
    expect(happened).toEqual([]);
    expect(followed).toMatchObject([
      {
        subscriberId: 'sub_anna',
        happening: { kind: 'clicked', nis: '13036', version: 'b', about: { link: '3-1' } },
      },
    ]);
    expect(JSON.stringify(followed[0]?.happening)).not.toContain('sub_anna');
  });

  it('works on when another key signs, and not any more once its own is gone', async () => {
    const secret = { keys: 'first' };
    const { linkTo, visit } = linksWorld(secret);
    const path = await linkTo(shop);
    secret.keys = 'second first';
    expect((await visit(path)).statusCode).toBe(302);
    secret.keys = 'second';
    expect((await visit(path)).statusCode).toBe(404);
  });

  it.each([
    ['HEAD', {}, 'head'],
    ['GET', { 'sec-purpose': 'prefetch;prerender' }, 'prefetch'],
    ['GET', { 'user-agent': 'Slackbot-LinkExpanding 1.0' }, 'declared-bot'],
    ['GET', { 'user-agent': '' }, 'no-agent'],
  ])('leads programs on as well, and says so of them: %s %o', async (method, headers, machine) => {
    const { linkTo, visit, happened } = linksWorld();
    const answer = await visit(await linkTo(shop), { ...browser, ...headers }, method);
    expect(answer.statusCode).toBe(302);
    expect(happened).toMatchObject([{ kind: 'clicked', machine }]);
  });

  it('counts in its issue alone where the group is small', async () => {
    const { linkTo, visit, happened } = linksWorld();
    await visit(await linkTo(shop, { audience: 'businesses' }));
    expect(happened).toEqual([
      expect.objectContaining({ audience: 'businesses', about: { issue: issueId, link: '3-1' } }),
    ]);
    expect(happened[0]?.nis).toBeUndefined();
  });
});

describe('a link that is not ours, or not whole', () => {
  /** Every single letter of a path changed, one at a time. */
  const forgeries = (path: string): string[] =>
    [...path].flatMap((letter, at) => {
      if (letter === '/') return [];
      const other = letter === 'A' ? 'B' : 'A';
      return [path.slice(0, at) + other + path.slice(at + 1)];
    });

  it('leads nowhere, whichever letter was changed', async () => {
    const { linkTo, visit, happened } = linksWorld();
    const path = await linkTo('https://b.example/');
    expect((await visit(path)).statusCode).toBe(302);
    happened.length = 0;
    for (const forged of forgeries(path).filter((text) => text.startsWith('/r/'))) {
      const { statusCode, headers } = await visit(forged);
      expect([forged, statusCode, headers?.location]).toEqual([forged, 404, undefined]);
    }
    expect(happened).toEqual([]);
  });

  it('leads nowhere, wherever it was cut off', async () => {
    const { linkTo, visit, happened } = linksWorld();
    const path = await linkTo('https://b.example/');
    for (let length = '/r/x'.length; length < path.length; length += 1) {
      const { statusCode, headers } = await visit(path.slice(0, length));
      expect([length, statusCode, headers?.location]).toEqual([length, 404, undefined]);
    }
    expect(happened).toEqual([]);
  });

  it('cannot be put together of parts: another issue’s ticket, another purpose, an address of one’s own', async () => {
    const { linkTo, visit, keys } = linksWorld();
    const path = await linkTo(shop);
    const [, , link = ''] = path.split('/');
    const ticketOfOther = await signTicket('iss_other', aTicket, keys);
    expect((await visit(`/r/${link}/${ticketOfOther}`)).statusCode).toBe(404);
    const [issue, id, , signature] = link.split('.');
    const evil = Buffer.from('https://evil.example').toString('base64url');
    const { statusCode, body } = await visit(
      `/r/${issue}.${id}.${evil}.${signature}/${await signTicket(issueId, aTicket, keys)}`,
    );
    expect(statusCode).toBe(404);
    expect(body).not.toContain('evil.example');
  });

  it('says so in the reader’s language and leads to the reader’s municipality, where the ticket knows them', async () => {
    const { linkTo, visit } = linksWorld();
    const [, , , ticket] = (await linkTo(shop)).split('/');
    const { body, headers } = await visit(`/r/${issueId}.3-1.x.y/${ticket}`);
    expect(headers).toMatchObject({ 'x-robots-tag': 'noindex, nofollow' });
    expect(body).toContain('<html lang="nl"');
    expect(body).toContain('Deze link leidt nergens meer heen');
    expect(body).toContain('href="/newsletter/nl/retie"');
    expect(body).toContain('Naar de campagne in Retie');
  });

  it('says so in the language of the browser, where nothing is known', async () => {
    const { visit } = linksWorld();
    const { body } = await visit('/r/what/ever');
    expect(body).toContain('<html lang="fr"');
    expect(body).toContain('href="/newsletter/fr"');
  });

  it('that lost its end says where it would lead, and lets the reader choose', async () => {
    const { linkTo, visit, happened } = linksWorld();
    const path = await linkTo(shop);
    const { statusCode, body } = await visit(path.slice(0, -3));
    expect(statusCode).toBe(404);
    expect(body).toContain('Ce lien est incomplet');
    expect(body).toContain(`href="${shop.replace('&', '&amp;')}"`);
    expect(body).toContain('Continuer vers bakker.example');
    expect(happened).toEqual([]);
  });
});
