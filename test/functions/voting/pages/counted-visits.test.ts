import { beforeEach, describe, expect, it } from 'vitest';
import { type VisitsWorld, visitsWorld } from './visits-world.ts';

let world: VisitsWorld;
beforeEach(async () => {
  world = await visitsWorld();
  await world.open();
});

const kinds = () => world.happened.map(({ kind }) => kind);

describe('what is counted of a vote', () => {
  it('is that somebody saw the ballot, and whether a machine did', async () => {
    await world.get(world.contestUrl);
    expect(world.happened).toEqual([
      {
        kind: 'vote-page',
        at: world.deps.now().toISOString(),
        nis: '13036',
        about: { contest: world.id },
        machine: 'no-agent',
      },
    ]);
  });

  it('is that a vote was confirmed, on a day and of a contest: no time, person or choice', async () => {
    const { codePage, mail } = await world.askForCode('an@telenet.be');
    await world.send(codePage, '/confirm-code', { code: mail.code });
    const day = /^\d{4}-\d{2}-\d{2}$/;
    expect(world.happened.filter(({ kind }) => kind === 'vote-confirmed')).toEqual([
      {
        kind: 'vote-confirmed',
        at: expect.stringMatching(day),
        nis: '13036',
        about: { contest: world.id },
      },
    ]);
  });

  it('is the same for who has voted already, by code and by link', async () => {
    const { codePage, mail } = await world.askForCode('an@telenet.be');
    await world.send(codePage, '/confirm-code', { code: mail.code });
    await world.send(codePage, '/confirm-code', { code: mail.code });
    await world.send(await world.get(mail.confirmUrl), '/confirm');
    const confirmed = world.happened.filter(({ kind }) => kind === 'vote-confirmed');
    expect(new Set(confirmed.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(confirmed).toHaveLength(3);
  });

  it('is nothing for a wrong code, or for looking at the link of the mail', async () => {
    const { codePage, mail } = await world.askForCode('an@telenet.be');
    const wrong = mail.code === '123456' ? '654321' : '123456';
    await world.send(codePage, '/confirm-code', { code: wrong });
    await world.get(mail.confirmUrl);
    expect(kinds()).not.toContain('vote-confirmed');
  });
});
