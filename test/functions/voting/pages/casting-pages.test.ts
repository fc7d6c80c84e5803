import { beforeEach, describe, expect, it } from 'vitest';
import { creationWrites } from '../../../../functions/voting/contests/change-contest.ts';
import { aContest } from '../../../builders/contest.ts';
import { partLinksOf, partsOf } from '../../../builders/parts-of.ts';
import { candidatesOn, formOn, tickedOn } from './read-page.ts';
import { type VisitsWorld, visitsWorld } from './visits-world.ts';

let world: VisitsWorld;
beforeEach(async () => {
  world = await visitsWorld({ candidates: 8 });
  await world.open();
});

describe('voting by code', () => {
  it('counts one vote, says so, and says the same when it is sent again', async () => {
    const { addressPage, codePage, mail } = await world.askForCode('an@telenet.be');
    expect(addressPage.text).toContain('Stap 2 van 3');
    expect(addressPage.text).toContain('Uw keuze Winkel 1');
    expect(codePage.text).toContain('Stap 3 van 3');
    expect(codePage.text).toContain('an@telenet.be');
    expect(await world.counts()).toEqual({ roll: 0, ballots: 0 });
    const counted = await world.send(codePage, '/confirm-code', { code: mail.code });
    expect(counted.heading).toBe('Uw stem is geteld');
    expect(await world.ballots()).toEqual([[world.can(1)]]);
    const again = await world.send(codePage, '/confirm-code', { code: mail.code });
    expect(again.body).toBe(counted.body);
    expect(await world.counts()).toEqual({ roll: 1, ballots: 1 });
  });

  it('has no way elsewhere between the choice and the thanks, below which there is one to all parts', async () => {
    const { ballot, addressPage, codePage, mail } = await world.askForCode('an@telenet.be');
    const link = await world.get(mail.confirmUrl);
    const wrong = await world.send(codePage, '/confirm-code', { code: '12345' });
    const counted = await world.send(codePage, '/confirm-code', { code: mail.code });
    expect(partsOf(ballot.body)).toBe('at the foot');
    for (const page of [addressPage, codePage, wrong, link]) {
      expect(partsOf(page.body)).toBe('nowhere');
    }
    expect(partsOf(counted.body)).toBe('at the foot');
    expect(partLinksOf(counted.body).map(({ href }) => href)).toContain('/calendar/nl/retie');
  });

  it.each([
    ['with blanks', (code: string) => ` ${code.slice(0, 3)} ${code.slice(3)}\u00a0`],
    ['with a full stop, as a mail ends', (code: string) => `${code}.`],
    [
      'in full-width digits',
      (code: string) => [...code].map((d) => '０１２３４５６７８９'[Number(d)]).join(''),
    ],
  ])('takes a code pasted %s', async (_how, paste) => {
    const { codePage, mail } = await world.askForCode('an@telenet.be');
    const page = await world.send(codePage, '/confirm-code', { code: paste(mail.code) });
    expect(page.heading).toBe('Uw stem is geteld');
  });

  it('says how often one may still try, then offers another mail, while the link still works', async () => {
    const { codePage, mail } = await world.askForCode('an@telenet.be');
    const wrong = mail.code === '000000' ? '111111' : '000000';
    let page = codePage;
    for (const left of [4, 3, 2]) {
      page = await world.send(page, '/confirm-code', { code: wrong });
      expect(page.statusCode).toBe(422);
      expect(page.text).toContain(`U kunt nog ${left} keer proberen`);
      expect(page.text).toContain('Uw keuze Winkel 1');
    }
    const unread = await world.send(page, '/confirm-code', { code: '12345' });
    expect(unread.text).toContain('Een code heeft zes cijfers');
    page = await world.send(unread, '/confirm-code', { code: wrong });
    expect(page.text).toContain('U kunt nog 1 keer proberen');
    page = await world.send(page, '/confirm-code', { code: wrong });
    expect(page.heading).toBe('Te vaak een verkeerde code');
    const anew = await world.send(page, '/code');
    expect(anew.heading).toBe('Kijk in uw mailbox');
    const link = await world.get(mail.confirmUrl);
    expect((await world.send(link, '/confirm')).heading).toBe('Uw stem is geteld');
    const late = await world.send(anew, '/confirm-code', { code: world.newest().code });
    expect(late.heading).toBe('Uw stem is geteld');
    expect(await world.counts()).toEqual({ roll: 1, ballots: 1 });
  });

  it('looks the same whether or not the address has voted', async () => {
    const first = await world.askForCode('an@telenet.be');
    await world.send(first.codePage, '/confirm-code', { code: first.mail.code });
    const second = await world.askForCode('an@telenet.be');
    const shown = ({ text, statusCode }: { text: string; statusCode: number }) => ({
      text,
      statusCode,
    });
    expect(shown(second.codePage)).toEqual(shown(first.codePage));
    const stranger = await world.askForCode('bo@telenet.be');
    expect(stranger.codePage.text.replace('bo@', 'an@')).toBe(first.codePage.text);
  });
});

describe('voting by link', () => {
  it('shows the choice, counts nothing when it is opened, and counts when the button is pressed', async () => {
    const { mail } = await world.askForCode('an@telenet.be');
    for (const method of ['GET', 'HEAD', 'GET', 'HEAD']) {
      for (const more of ['', '&change=yes']) {
        const { statusCode } = await world.visit({ method, path: `${mail.confirmUrl}${more}` });
        expect(statusCode).toBe(200);
      }
    }
    const items = await world.voteItems();
    expect(items.filter(({ pk }) => /^(ROLL|BALLOT)/.test(String(pk)))).toEqual([]);
    const page = await world.get(mail.confirmUrl);
    expect(page.text).toContain('Uw keuze Winkel 1');
    expect((await world.send(page, '/confirm')).heading).toBe('Uw stem is geteld');
    expect(await world.ballots()).toEqual([[world.can(1)]]);
  });

  it('allows to choose somebody else, with the choice made so far', async () => {
    const { mail } = await world.askForCode('an@telenet.be');
    const page = await world.get(`${mail.confirmUrl}&change=yes`);
    expect(tickedOn(page.body)).toEqual([world.can(1)]);
    expect(candidatesOn(page.body)).toHaveLength(8);
    const counted = await world.send(page, '/confirm', { choices: world.can(5) });
    expect(counted.heading).toBe('Uw stem is geteld');
    expect(await world.ballots()).toEqual([[world.can(5)]]);
  });

  it('asks again for somebody else when the one chosen has withdrawn meanwhile', async () => {
    const { mail } = await world.askForCode('an@telenet.be');
    const leave = await world.get(
      (await world.consentLink(1)).replace('consent?', 'consent/leave?'),
    );
    expect((await world.send(leave, '/consent/leave')).heading).toBe('U bent teruggetrokken');
    world.now.advance(10);
    const page = await world.get(mail.confirmUrl);
    expect(page.statusCode).toBe(422);
    expect(page.text).toContain('U koos iemand die niet meer meedoet');
    expect(candidatesOn(page.body)).not.toContain('Winkel 1');
    await world.send(page, '/confirm', { choices: world.can(2) });
    expect(await world.ballots()).toEqual([[world.can(2)]]);
  });

  it.each([
    ['cut off', (url: string) => url.slice(0, -7)],
    ['without its token', (url: string) => url.replace(/\?.*/, '')],
    ['forged', (url: string) => `${url.slice(0, -30)}AAAA${url.slice(-26)}`],
  ])('is explained when it is %s', async (_how, spoil) => {
    const { mail } = await world.askForCode('an@telenet.be');
    const page = await world.get(spoil(mail.confirmUrl));
    expect(page.statusCode).toBe(400);
    expect(page.heading).toBe('Deze link werkt niet');
    expect(page.text).toContain('Opnieuw beginnen');
  });

  it('opens nothing under the address of another contest', async () => {
    const other = aContest({ id: world.newId('con'), slug: '2025' });
    const made = { action: 'contest.created', by: 'system', at: world.now() } as const;
    await world.table.transact(creationWrites(other, made, world).writes);
    const { mail } = await world.askForCode('an@telenet.be');
    const page = await world.get(mail.confirmUrl.replace('/2026/', '/2025/'));
    expect(page.statusCode).toBe(400);
    const token = new URL(mail.confirmUrl).searchParams.get('token') ?? '';
    const fields = { token, choices: world.can(1) };
    expect((await world.post('/vote/nl/retie/2025/confirm', fields)).statusCode).toBe(400);
    expect(await world.counts()).toEqual({ roll: 0, ballots: 0 });
  });

  it('is explained when it has expired', async () => {
    const { mail } = await world.askForCode('an@telenet.be');
    world.now.advance(90_000);
    const page = await world.get(mail.confirmUrl);
    expect(page.statusCode).toBe(410);
    expect(page.heading).toBe('Deze link of code is verlopen');
  });
});

describe('the choice', () => {
  it('must be made, and is asked for kindly', async () => {
    const page = await world.send(await world.get(world.contestUrl), '/address');
    expect(page.text).toContain('Kies eerst een winkelier');
    expect(page.body).toMatch(/<title>Fout: /);
  });

  it('of nobody who stands is refused', async () => {
    const page = await world.send(await world.get(world.contestUrl), '/address', {
      choices: 'can_01jz0000000000000000000000',
    });
    expect(page.statusCode).toBe(422);
    expect(page.text).toContain('iemand die niet meer meedoet');
  });

  it('is kept on the way back, from both steps, with the order of candidates and the address', async () => {
    const { ballot, addressPage, codePage, mail } = await world.askForCode('an@telenet.be');
    const [, href = ''] = /<p class="back"><a[^>]*href="([^"]*)"/.exec(addressPage.body) ?? [];
    const back = await world.get(href.replaceAll('&amp;', '&'));
    expect(tickedOn(back.body)).toEqual([world.can(1)]);
    expect(candidatesOn(back.body)).toEqual(candidatesOn(ballot.body));
    const fromCode = await world.send(codePage, '/vote/nl/retie/2026');
    expect(tickedOn(fromCode.body)).toEqual([world.can(1)]);
    const changed = await world.send(fromCode, '/address', { choices: world.can(3) });
    expect(changed.heading).toBe('Kijk in uw mailbox');
    expect(changed.text).toContain('Uw keuze Winkel 3');
    expect(world.codeMails).toHaveLength(1);
    await world.send(changed, '/confirm-code', { code: mail.code });
    expect(await world.ballots()).toEqual([[world.can(3)]]);
  });

  it('is kept when the address is wrong, or was wrong', async () => {
    const ballot = await world.get(world.contestUrl);
    const addressPage = await world.send(ballot, '/address', { choices: world.can(2) });
    const wrong = await world.send(addressPage, '/code', { address: 'an@telenet,be' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.text).toContain('Bedoelt u an@telenet.be?');
    expect(wrong.text).toContain('Uw keuze Winkel 2');
    expect(formOn(wrong.body, '/code').fields.address).toEqual(['an@telenet,be']);
    const codePage = await world.send(wrong, '/code', { address: 'ann@telenet.be' });
    const other = await world.send(codePage, '/address');
    expect(other.heading).toBe('Uw e-mailadres');
    expect(formOn(other.body, '/code').fields.address).toEqual(['ann@telenet.be']);
  });

  it('never stands in an address or a header', async () => {
    const choices = { choices: world.can(1) };
    const chosen = await world.post(`${world.contestUrl}/address`, choices);
    const again = await world.post(`${world.contestUrl}/address`, choices);
    expect(chosen.headers.location).not.toBe(again.headers.location);
    const { mail, codePage } = await world.askForCode('an@telenet.be');
    const counted = await world.send(codePage, '/confirm-code', { code: mail.code });
    const headers = [chosen, codePage, counted].map((page) => JSON.stringify(page.headers));
    for (const place of [mail.confirmUrl, ...headers]) {
      expect(place).not.toContain(world.can(1));
    }
    expect(counted.body).not.toContain(world.can(1));
    expect(counted.text).not.toContain('Winkel 1');
  });
});

describe('several choices', () => {
  const rule = {
    maxChoices: 2,
    categories: [
      { id: 'food', name: { nl: 'Eten' } },
      { id: 'other', name: { nl: 'Andere' } },
    ],
  };

  it('are counted by category; too many are refused and stay ticked', async () => {
    world = await visitsWorld({ candidates: 8, contest: { ballotRule: rule } });
    await world.open();
    const food = [1, 3, 5].map(world.can);
    const ballot = await world.get(world.contestUrl);
    expect(ballot.text).toContain('hoogstens 2');
    const tooMany = await world.send(ballot, '/address', { 'choices[]': [...food, world.can(2)] });
    expect(tooMany.statusCode).toBe(422);
    expect(tooMany.text).toContain('U koos er 3. Kies er hoogstens 2.');
    expect(tickedOn(tooMany.body).toSorted()).toEqual([...food, world.can(2)].toSorted());
    const fine = [world.can(1), world.can(2), world.can(3)];
    const { codePage, mail } = await world.askForCode('an@telenet.be', { 'choices[]': fine });
    await world.send(codePage, '/confirm-code', { code: mail.code });
    expect(await world.ballots()).toEqual([fine.toSorted()]);
  });

  it('of somebody who has withdrawn meanwhile are told with the code, beside a list of the page', async () => {
    world = await visitsWorld({ candidates: 8, contest: { ballotRule: rule } });
    await world.open();
    const chosen = { 'choices[]': [world.can(1), world.can(2)] };
    const { codePage, mail } = await world.askForCode('an@telenet.be', chosen);
    const leave = await world.get(
      (await world.consentLink(1)).replace('consent?', 'consent/leave?'),
    );
    await world.send(leave, '/consent/leave');
    world.now.advance(10);
    const page = await world.send(codePage, '/confirm-code', { code: mail.code });
    expect(page.statusCode).toBe(422);
    expect(page.text).toContain('U koos iemand die niet meer meedoet');
    expect(page.body).toContain('href="#choices-food"');
    expect(page.body).toContain('id="choices-food"');
    const again = await world.send(page, '/address', { 'choices[]': world.can(2) });
    await world.send(again, '/confirm-code', { code: mail.code });
    expect(await world.ballots()).toEqual([[world.can(2)]]);
  });

  it('may be one in each category, and none in some', async () => {
    const one = { ...rule, maxChoices: 1 };
    world = await visitsWorld({ candidates: 8, contest: { ballotRule: one } });
    await world.open();
    const choices = { 'choices-food': world.can(1), 'choices-other': '' };
    const { codePage, mail } = await world.askForCode('an@telenet.be', choices);
    expect(tickedOn((await world.send(codePage, '/vote/nl/retie/2026')).body)).toEqual([
      world.can(1),
      '',
    ]);
    await world.send(codePage, '/confirm-code', { code: mail.code });
    expect(await world.ballots()).toEqual([[world.can(1)]]);
  });
});

describe('refusals', () => {
  it('of a vote that comes after closing say so, whichever way it comes', async () => {
    const { ballot, addressPage, codePage, mail } = await world.askForCode('an@telenet.be');
    const link = await world.get(mail.confirmUrl);
    world.now.set('2026-12-04T19:00:00.000Z');
    const late = [
      await world.send(ballot, '/address', { choices: world.can(1) }),
      await world.send(addressPage, '/code', { address: 'bo@telenet.be' }),
      await world.send(codePage, '/confirm-code', { code: mail.code }),
      await world.send(link, '/confirm'),
      await world.get(mail.confirmUrl),
    ];
    for (const page of late) {
      expect(page.statusCode).toBe(410);
      expect(page.heading).toBe('De stemming is gesloten');
    }
    expect(await world.counts()).toEqual({ roll: 0, ballots: 0 });
  });

  it('of too many requests from one place say to wait, and keep the choice until then', async () => {
    const viewer = async () => '203.0.113.9';
    Object.assign(world.deps, { viewer });
    const ballot = await world.get(world.contestUrl);
    const addressPage = await world.send(ballot, '/address', { choices: world.can(1) });
    let page = addressPage;
    for (let count = 0; count <= 40; count += 1) {
      page = await world.send(addressPage, '/code', { address: `an${count}@telenet.be` });
    }
    expect(page.statusCode).toBe(429);
    expect(page.heading).toBe('Even geduld');
    expect(page.text).toContain('Uw keuze is niet verloren');
    const [, href = ''] = /class="button" href="([^"]*)"/.exec(page.body) ?? [];
    world.now.advance(3600);
    const later = await world.get(href.replaceAll('&amp;', '&'));
    expect(later.text).toContain('Uw keuze Winkel 1');
    expect((await world.send(later, '/code', { address: 'an@telenet.be' })).statusCode).toBe(200);
  });

  it('of a proof of work that is not ours ask to press the button again', async () => {
    const ballot = await world.get(world.contestUrl);
    const addressPage = await world.send(ballot, '/address', { choices: world.can(1) });
    const page = await world.send(addressPage, '/code', {
      address: 'an@telenet.be',
      proof: 'bm9uZQ==',
    });
    expect(page.statusCode).toBe(422);
    expect(page.text).toContain('Druk nog eens op de knop');
    expect(world.codeMails).toHaveLength(0);
    expect((await world.send(page, '/code')).heading).toBe('Kijk in uw mailbox');
  });
});

it('leads to the list whoever opens the address of a step', async () => {
  for (const step of ['address', 'code', 'confirm-code', 'draw']) {
    const page = await world.get(`${world.contestUrl}/${step}`);
    expect(page.heading).toBe('Ambassadeur van Retie');
  }
});
