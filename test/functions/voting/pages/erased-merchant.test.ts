import { beforeEach, describe, expect, it } from 'vitest';
import { createMerchantRepository } from '../../../../functions/merchants/repository/merchants.ts';
import { candidateWrite } from '../../../../functions/voting/contests/candidates/candidate-item.ts';
import { leave } from '../../../../functions/voting/contests/candidates/leave.ts';
import { changeContest } from '../../../../functions/voting/contests/change-contest.ts';
import { candidatesOn } from './read-page.ts';
import { type VisitsWorld, visitsWorld } from './visits-world.ts';

const photo = {
  ...{ path: '/images/merchants/mer_x/abc.jpg', width: 400, height: 300 },
  alt: { nl: 'Els achter haar toonbank' },
};
const story = { nl: 'Ik bak al dertig jaar brood.' };

let world: VisitsWorld;

beforeEach(async () => {
  world = await visitsWorld();
  await changeContest(world.deps, world.id, async () => ({
    action: 'candidate.described',
    by: 'system',
    also: world.candidates.map((candidate) => candidateWrite(candidate, { photo, story })),
  }));
  await world.open();
});

/** What takes the first candidate out of the directory; pages know within five seconds. */
async function erase(): Promise<void> {
  const [first] = world.candidates;
  const merchant = first && (await world.deps.merchants.get(first.merchantId));
  if (!merchant) throw new Error('no merchant');
  await createMerchantRepository(world.table, { now: world.now }).remove(merchant);
  world.now.advance(5);
}

async function publish(): Promise<void> {
  await world.close();
  await world.askToPublish();
  await world.run('publish');
}

const candidateUrl = (number: number) => `${world.contestUrl}/candidates/${world.can(number)}`;
const imagesOn = (body: string) => body.match(/images\/merchants/g)?.length ?? 0;

describe('a candidate whose merchant is erased', () => {
  it('stays on the ballot by name and trade, and can be voted for', async () => {
    expect(imagesOn((await world.get(world.contestUrl)).body)).toBe(3);
    await erase();
    const ballot = await world.get(world.contestUrl);
    expect(candidatesOn(ballot.body)).toHaveLength(3);
    expect(imagesOn(ballot.body)).toBe(2);
    expect(ballot.text.split(story.nl)).toHaveLength(3);
    const { codePage, mail } = await world.askForCode('an@telenet.be');
    await world.send(codePage, '/confirm-code', { code: mail.code });
    expect(await world.ballots()).toEqual([[world.can(1)]]);
  });

  it('has a page without photo, story, card and shop', async () => {
    const before = await world.get(candidateUrl(1));
    for (const shown of ['/images/merchants', story.nl, '/posters/', '/merchants/nl/retie/']) {
      expect(before.body).toContain(shown);
    }
    await erase();
    const after = await world.get(candidateUrl(1));
    expect(after.heading).toBe('Winkel 1');
    for (const gone of ['/images/merchants', story.nl, '/posters/', '/merchants/nl/retie/']) {
      expect(after.body).not.toContain(gone);
    }
  });

  it('is no longer answered by its link, and is withdrawn by staff', async () => {
    const link = await world.consentLink(1);
    await erase();
    expect((await world.get(link)).heading).toBe('Deze link werkt niet');
    const ref = { contestId: world.id, candidateId: world.can(1) };
    await leave(world.deps, ref, { by: 'system' });
    world.now.advance(5);
    const ballot = await world.get(world.contestUrl);
    expect(candidatesOn(ballot.body).toSorted()).toEqual(['Winkel 2', 'Winkel 3']);
    expect(ballot.text).toContain('Winkel 1');
  });

  it.each(['before', 'after'])(
    'is in the result by name when it was erased %s publication',
    async (when) => {
      await world.vote([world.can(1)], { times: 5 });
      await world.vote([world.can(2)], { times: 2 });
      if (when === 'before') await erase();
      await publish();
      if (when === 'after') await erase();
      const page = await world.get(`${world.contestUrl}/result`);
      expect(page.text).toContain('Winkel 1');
      expect(page.body).not.toContain('/images/merchants');
      expect(page.body).not.toContain('/posters/');
      expect(page.body).not.toContain('/merchants/nl/retie/');
      expect((await world.result())?.winners).toEqual([world.can(1)]);
      expect(world.mails).toHaveLength(when === 'before' ? 2 : 3);
    },
  );
});

describe('the card for social networks', () => {
  it('is not promised on the page of somebody who lost', async () => {
    await world.vote([world.can(1)], { times: 5 });
    await publish();
    world.now.advance(5);
    expect((await world.get(candidateUrl(1))).body).toContain('/posters/');
    expect((await world.get(candidateUrl(2))).body).not.toContain('/posters/');
  });
});
