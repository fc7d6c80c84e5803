import { describe, expect, it } from 'vitest';
import { candidateWrite } from '../../../../functions/voting/contests/candidates/candidate-item.ts';
import { changeContest } from '../../../../functions/voting/contests/change-contest.ts';
import { listNominations } from '../../../../functions/voting/contests/nominations/nomination-repository.ts';
import { formOn } from './read-page.ts';
import { nominating, visitsWorld } from './visits-world.ts';

const nominations = () => visitsWorld({ contest: nominating });
const nominateUrl = '/vote/nl/retie/2026/nominate';

describe('suggesting a shop', () => {
  it('counts for a shop of the directory, however its name is written', async () => {
    const world = await nominations();
    const form = await world.get(nominateUrl);
    expect(form.body).toContain('<option value="Winkel 1"');
    const thanks = await world.send(form, '/nominate', {
      name: ' winkel  1 ',
      reason: 'Altijd vriendelijk',
    });
    expect(thanks.heading).toBe('Dank u wel');
    const candidate = await world.deps.contests.candidate(world.id, world.can(1), {
      consistent: true,
    });
    expect(candidate?.nominations).toBe(2);
    const { nominations: noted } = await listNominations(world.table, world.id, { limit: 10 });
    expect(noted).toMatchObject([{ candidateId: world.can(1), reason: 'Altijd vriendelijk' }]);
  });

  it('takes another shop with the place where it is, and asks for what is missing', async () => {
    const world = await nominations();
    const empty = await world.send(await world.get(nominateUrl), '/nominate', { reason: 'Zomaar' });
    expect(empty.statusCode).toBe(422);
    expect(empty.text).toContain('Vul de naam van de winkel in.');
    const placeless = await world.send(empty, '/nominate', { name: 'Kaas & Zo' });
    expect(placeless.text).toContain('Vul in waar de winkel is');
    expect(formOn(placeless.body, '/nominate').fields.name).toEqual(['Kaas & Zo']);
    expect(placeless.body).toContain('>Zomaar</textarea>');
    const thanks = await world.send(placeless, '/nominate', { where: 'Kerkstraat', reason: '' });
    expect(thanks.heading).toBe('Dank u wel');
    const { nominations: noted } = await listNominations(world.table, world.id, { limit: 10 });
    expect(noted).toMatchObject([{ shop: { name: 'Kaas & Zo', address: 'Kerkstraat' } }]);
  });

  it('is possible between its times only', async () => {
    const world = await nominations();
    const form = await world.get(nominateUrl);
    world.now.set('2026-12-01T12:00:00Z');
    for (const page of [
      await world.get(nominateUrl),
      await world.send(form, '/nominate', { name: 'Winkel 1' }),
    ]) {
      expect(page.statusCode).toBe(409);
      expect(page.heading).toBe('Voorstellen kan nu niet');
    }
  });
});

describe('consent of a merchant', () => {
  const invited = async (contest: object = nominating) => {
    const world = await visitsWorld({ contest });
    await changeContest(world.deps, world.id, async () => ({
      action: 'candidate.invited',
      by: 'system',
      also: world.candidates.map((candidate) => candidateWrite(candidate, { state: 'invited' })),
    }));
    const candidate = async () => {
      const found = await world.deps.contests.candidate(world.id, world.can(1), {
        consistent: true,
      });
      if (!found) throw new Error('no candidate');
      return found;
    };
    return { world, link: await world.consentLink(1), candidate };
  };

  it('is given with words of its own in each language, and can be changed and taken back', async () => {
    const { world, link, candidate } = await invited();
    const page = await world.get(link);
    expect(page.heading).toBe('Winkel 1 is voorgesteld als ambassadeur');
    expect(page.text).toContain('Doet u mee aan „Ambassadeur van Retie”?');
    expect((await candidate()).state).toBe('invited');
    const agreed = await world.send(page, '/consent', {
      'story-nl': 'Kom eens langs!',
      'story-fr': 'Venez !',
    });
    expect(agreed.heading).toBe('U doet mee');
    expect(await candidate()).toMatchObject({
      state: 'agreed',
      story: { nl: 'Kom eens langs!', fr: 'Venez !' },
    });
    const again = await world.get(link);
    expect(again.heading).toBe('Winkel 1 doet mee');
    expect(again.body).toContain('>Kom eens langs!</textarea>');
    const ask = await world.get(link.replace('consent?', 'consent/leave?'));
    expect(ask.heading).toBe('Bent u zeker?');
    expect((await candidate()).state).toBe('agreed');
    const left = await world.send(ask, '/consent/leave');
    expect(left.heading).toBe('U doet niet mee');
    expect((await candidate()).state).toBe('declined');
    expect((await world.get(link)).text).toContain('U kunt zich nog bedenken');
  });

  it('asks for the group where there are groups, and keeps what was written', async () => {
    const categories = [{ id: 'food', name: { nl: 'Eten' } }];
    const { world, link, candidate } = await invited({
      ...nominating,
      ballotRule: { maxChoices: 1, categories },
    });
    const wrong = await world.send(await world.get(link), '/consent', {
      'story-nl': 'x'.repeat(1501),
      category: '',
    });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.text).toContain('Dit verhaal is te lang');
    expect(wrong.text).toContain('Kies een groep');
    expect(wrong.body).toContain(`>${'x'.repeat(1501)}</textarea>`);
    await world.send(wrong, '/consent', { 'story-nl': 'Kort', category: 'food' });
    expect(await candidate()).toMatchObject({ state: 'agreed', category: 'food' });
  });

  it('asks once more before a withdrawal from the ballot, which stands on the page then', async () => {
    const world = await visitsWorld();
    await world.open();
    const link = await world.consentLink(3);
    const page = await world.get(link);
    expect(page.heading).toBe('U staat op de lijst');
    const ask = await world.get(link.replace('consent?', 'consent/leave?'));
    expect(ask.text).toContain('Dit kan niet ongedaan worden gemaakt');
    const left = await world.send(ask, '/consent/leave');
    expect(left.heading).toBe('U bent teruggetrokken');
    expect((await world.send(ask, '/consent/leave')).heading).toBe('U bent teruggetrokken');
    world.now.advance(10);
    const ballot = await world.get(world.contestUrl);
    expect(ballot.text).toContain('Winkel 3 doet niet meer mee.');
    expect(ballot.body).not.toContain(`value="${world.can(3)}"`);
  });

  it('is not asked of a merchant that staff have rejected', async () => {
    const { world, link } = await invited();
    const rejected = world.candidates.map((candidate) => ({ ...candidate, version: 2 }));
    await changeContest(world.deps, world.id, async () => ({
      action: 'candidate.rejected',
      by: 'system',
      also: rejected.map((candidate) => candidateWrite(candidate, { state: 'rejected' })),
    }));
    const page = await world.get(link);
    expect(page.heading).toBe('Deze winkel komt niet op de lijst');
    expect(page.body).not.toContain('<form');
  });

  it('is refused once voting is over, and for a link that is not ours', async () => {
    const world = await visitsWorld();
    await world.open();
    const link = await world.consentLink(1);
    world.now.set('2026-12-04T19:00:00Z');
    expect((await world.get(link)).heading).toBe('Het is te laat');
    const bad = await world.get(`${link.slice(0, -8)}AAAA`);
    expect(bad.statusCode).toBe(400);
    expect(bad.heading).toBe('Deze link werkt niet');
  });
});
