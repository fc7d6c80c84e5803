import { describe, expect, it } from 'vitest';
import { formOn } from './read-page.ts';
import { visitsWorld } from './visits-world.ts';

describe('the thank-you page', () => {
  const voted = async () => {
    const world = await visitsWorld({ contest: { prize: { nl: 'Een mand vol streekproducten' } } });
    await world.open();
    const { codePage, mail } = await world.askForCode('an@telenet.be');
    return { world, page: await world.send(codePage, '/confirm-code', { code: mail.code }) };
  };

  it('enters the draw with an address of its own, once, and says the same each time', async () => {
    const { world, page } = await voted();
    expect(page.text).toContain('Een mand vol streekproducten');
    const wrong = await world.send(page, '/draw', { address: 'an' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.text).toContain('apenstaartje');
    const entered = await world.send(wrong, '/draw', { address: 'thuis@telenet.be' });
    expect(entered.heading).toBe('U doet mee');
    const again = await world.send(page, '/draw', { address: 'ander@telenet.be' });
    expect(again.body).toBe(entered.body);
    const entries = (await world.voteItems()).filter(({ pk }) => String(pk).startsWith('DRAW#'));
    expect(entries.map(({ address }) => address)).toEqual(['thuis@telenet.be']);
  });

  it('takes no ticket that was made up', async () => {
    const { world } = await voted();
    const fields = { ticket: 'made-up', address: 'an@telenet.be' };
    const page = await world.post(`${world.contestUrl}/draw`, fields);
    expect(page.statusCode).toBe(422);
    expect(page.heading).toBe('Meedoen lukt niet meer');
  });

  it('offers the newsletter by a form that says what is agreed to and knows nothing of the vote', async () => {
    const { page } = await voted();
    const { action, fields } = formOn(page.body, '/newsletter/nl/retie');
    expect(action).toBe('/newsletter/nl/retie');
    expect(fields).toMatchObject({
      'municipalities[]': ['13036'],
      audience: ['residents'],
      address: [''],
    });
    expect(Object.keys(fields)).not.toContain('ticket');
    expect(page.text).toContain(
      'Door op de knop te klikken vraagt u ons om u de gekozen nieuwsbrief te mailen',
    );
  });

  it('shares the vote, and not the choice', async () => {
    const { page } = await voted();
    const links = [...page.body.matchAll(/href="([^"]*)"/g)].map(([, href = '']) =>
      decodeURIComponent(href),
    );
    const shared = links.filter((href) => /wa\.me|facebook|^mailto/.test(href));
    expect(shared).toHaveLength(3);
    for (const href of shared) {
      expect(href).toContain('https://www.vanhier.example/vote/nl/retie/2026');
      expect(href).not.toMatch(/Winkel|can_/);
    }
    const url = 'https://www.vanhier.example/vote/nl/retie/2026';
    expect(shared[0]).toContain(`text=Ik heb gestemd in Retie. Stem ook: ${url}`);
  });
});

describe('the result', () => {
  it('is nowhere before it is published', async () => {
    const world = await visitsWorld();
    await world.open();
    await world.vote([world.can(1)], { times: 7 });
    await world.close();
    const page = await world.get(`${world.contestUrl}/result`);
    expect(page.statusCode).toBe(404);
    expect(page.heading).toBe('Nog geen uitslag');
    expect((await world.get(world.contestUrl)).body).not.toMatch(/\b7\b stem/);
  });

  it('names winners, totals by channel, turnout, what was withdrawn, lots, files and how to count again', async () => {
    const world = await visitsWorld({ candidates: 4, contest: { seats: 2 } });
    await world.open();
    await world.vote([world.can(1)], { times: 5 });
    await world.vote([world.can(2)], { times: 3 });
    await world.vote([world.can(3)], { times: 3 });
    await world.vote([world.can(4)], { times: 9 });
    const leave = await world.get(
      (await world.consentLink(4)).replace('consent?', 'consent/leave?'),
    );
    await world.send(leave, '/consent/leave');
    await world.close();
    await world.set('lot.confirmed', {
      lot: { source: 'Lotto van zaterdag 5 december 2026', value: '1-2-3-4-5-6' },
    });
    await world.askToPublish();
    await world.run('publish');
    const page = await world.get(world.contestUrl);
    expect(page.heading).toBe('Dit zijn de ambassadeurs van Retie');
    expect(page.text).toContain('Er werden 20 stemmen uitgebracht');
    expect(page.text).toContain('Winkel 4 Teruggetrokken 9');
    expect(page.text).toContain('2 kandidaten hadden elk 3 stemmen voor 1 plaats');
    expect(page.text).toContain('1-2-3-4-5-6');
    expect(page.text).toContain('node recount.mjs ballots.json');
    expect(page.text).toMatch(/bezwaar maken bij de gemeente tot en met/);
    for (const [key, text] of world.published) {
      const { createHash } = await import('node:crypto');
      expect(page.text).toContain(createHash('sha256').update(text).digest('hex'));
      expect(page.body).toContain(`href="/${key}"`);
    }
    expect(world.published.size).toBe(3);
    for (const language of ['fr', 'en']) {
      const other = await world.get(`/vote/${language}/retie/2026/result`);
      expect(other.statusCode).toBe(200);
    }
  });

  it('is hidden by the state of the contest, whatever has been written already', async () => {
    const world = await visitsWorld();
    await world.open();
    await world.vote([world.can(1)], { times: 7 });
    await world.close();
    await world.askToPublish();
    await world.run('publish');
    await world.set('contest.unpublished', { state: 'closed' });
    const page = await world.get(`${world.contestUrl}/result`);
    expect(page.heading).toBe('Nog geen uitslag');
  });
});
