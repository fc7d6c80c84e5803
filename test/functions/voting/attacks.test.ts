import { beforeEach, describe, expect, it } from 'vitest';
import type { AuditLine } from '../../../functions/voting/audit/audit-line.ts';
import { auditLines } from '../../../functions/voting/audit/audit-log.ts';
import { createVoteRepository } from '../../../functions/voting/casting/vote-repository.ts';
import { type VisitsWorld, visitsWorld } from './pages/visits-world.ts';

/** Attacks on a vote as they come over the residents' pages, with the real domain and tables behind them. */
let world: VisitsWorld;

beforeEach(async () => {
  world = await visitsWorld();
  await world.open();
});

async function chain(): Promise<AuditLine[]> {
  const lines: AuditLine[] = [];
  for await (const line of auditLines(world.table, world.id)) lines.push(line);
  return lines;
}

const pathOf = (url: string): string => new URL(url).pathname + new URL(url).search;

/** Follows the link of a mail and presses the button. */
async function confirm(url: string) {
  const page = await world.get(pathOf(url));
  return world.send(page, '/confirm');
}

describe('one inbox', () => {
  it('under a thousand names with plus, dots and capitals gets twelve mails and has one vote', async () => {
    const spellings = Array.from({ length: 1000 }, (_, index) => {
      const local = index % 2 === 0 ? 'jan.peeters' : 'J.a.n.Peeters';
      const domain = index % 3 === 0 ? 'gmail.com' : 'GoogleMail.com';
      return `${local}+${index}@${domain}`;
    });
    const ballot = await world.get(world.contestUrl);
    const addressPage = await world.send(ballot, '/address', { choices: world.can(1) });
    const headings = new Set<string>();
    for (const address of spellings) {
      const page = await world.send(addressPage, '/code', { address });
      headings.add(`${page.statusCode} ${page.heading}`);
    }
    expect(headings.size).toBe(1);
    expect(world.codeMails).toHaveLength(12);
    for (const { confirmUrl } of world.codeMails) await confirm(confirmUrl);
    expect(await world.counts()).toEqual({ roll: 1, ballots: 1 });
  }, 300_000);

  it('with another provider has a vote of its own: nothing that may be two people is one', async () => {
    for (const address of ['jan+1@peeters.be', 'jan+2@peeters.be']) {
      const { mail } = await world.askForCode(address);
      await confirm(mail.confirmUrl);
    }
    expect(await world.counts()).toEqual({ roll: 2, ballots: 2 });
  });
});

describe('letters that look alike', () => {
  it.each([
    ['a Cyrillic o', 'vоter@gmail.com'],
    ['a full-width a', 'ａnn@gmail.com'],
    ['a dotless i', 'jan.mıchiels@gmail.com'],
  ])('before the @ (%s) are refused with a sentence, and nothing is mailed', async (_, address) => {
    const ballot = await world.get(world.contestUrl);
    const addressPage = await world.send(ballot, '/address', { choices: world.can(1) });
    const page = await world.send(addressPage, '/code', { address });
    expect(page.statusCode).toBe(422);
    expect(world.codeMails).toEqual([]);
  });

  it('in a domain are the domain that they are, not the one they look like', async () => {
    const genuine = await world.askForCode('voter@gmail.com');
    await confirm(genuine.mail.confirmUrl);
    const alike = await world.askForCode('voter@gmаil.com');
    await confirm(alike.mail.confirmUrl);
    expect(await world.counts()).toEqual({ roll: 2, ballots: 2 });
  });
});

describe('disposable mailboxes', () => {
  it('vote, and every vote of them carries one code that two people may set apart', async () => {
    for (let index = 0; index < 22; index += 1) {
      const { mail } = await world.askForCode(`throwaway${index}@mailinator.com`);
      await confirm(mail.confirmUrl);
    }
    const { mail } = await world.askForCode('neighbour@telenet.be');
    await confirm(mail.confirmUrl);
    await world.close();
    const { byCohort, online } = await createVoteRepository(world.votes).cohortCounts(world.id);
    expect(online).toBe(23);
    expect([...byCohort].map(([code, ballots]) => [code.split(':')[0], ballots])).toEqual([
      ['disposable', 22],
    ]);
  });
});

describe('lines smuggled into a field', () => {
  it.each([
    'jan@telenet.be\r\nBcc: all@telenet.be',
    'jan@telenet.be%0d%0aBcc:all@telenet.be',
    '"jan\r\nSubject: x"@telenet.be',
    'jan@telenet.be,piet@telenet.be',
    '<jan@telenet.be>\nTo: piet@telenet.be',
  ])('of the address (%j) mail nobody', async (address) => {
    const ballot = await world.get(world.contestUrl);
    const addressPage = await world.send(ballot, '/address', { choices: world.can(1) });
    const page = await world.send(addressPage, '/code', { address });
    expect(page.statusCode).toBe(422);
    expect(world.codeMails).toEqual([]);
  });
});

describe('a storm of mail scanners', () => {
  it('that opens and looks at a link five hundred times counts nothing, and the link still works', async () => {
    const { mail } = await world.askForCode('voter@telenet.be');
    const path = pathOf(mail.confirmUrl);
    const statuses = new Set<number>();
    for (let index = 0; index < 125; index += 1) {
      for (const method of ['GET', 'HEAD']) {
        statuses.add((await world.visit({ method, path })).statusCode);
        statuses.add((await world.visit({ method, path: `${path}&change=yes` })).statusCode);
      }
    }
    expect([...statuses].every((status) => status < 500)).toBe(true);
    expect(await world.counts()).toEqual({ roll: 0, ballots: 0 });
    expect((await confirm(mail.confirmUrl)).statusCode).toBe(200);
    expect(await world.counts()).toEqual({ roll: 1, ballots: 1 });
  }, 300_000);
});

describe('replay', () => {
  it('of one confirmation two hundred times at once counts once, and says the same each time', async () => {
    const { mail } = await world.askForCode('voter@telenet.be');
    const page = await world.get(pathOf(mail.confirmUrl));
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => world.send(page, '/confirm')),
    );
    expect(new Set(answers.map(({ statusCode, text }) => `${statusCode} ${text}`)).size).toBe(1);
    expect(await world.counts()).toEqual({ roll: 1, ballots: 1 });
  });

  it('with another candidate after the vote was counted changes no ballot', async () => {
    const { mail } = await world.askForCode('voter@telenet.be', { choices: world.can(1) });
    await confirm(mail.confirmUrl);
    const token = new URL(mail.confirmUrl).searchParams.get('token') ?? '';
    const answer = await world.post(`${world.contestUrl}/confirm`, {
      token,
      choices: world.can(2),
    });
    expect(answer.statusCode).toBe(200);
    expect(await world.ballots()).toEqual([[world.can(1)]]);
  });

  it('of a link a day later is refused with a way on', async () => {
    const { mail } = await world.askForCode('voter@telenet.be');
    world.now.advance(86_401);
    const page = await world.get(pathOf(mail.confirmUrl));
    expect(page.statusCode).toBe(410);
    expect(await world.counts()).toEqual({ roll: 0, ballots: 0 });
  });
});

describe('clock games', () => {
  it('of the visitor change nothing: only the server’s time decides', async () => {
    const { mail } = await world.askForCode('voter@telenet.be');
    const token = new URL(mail.confirmUrl).searchParams.get('token') ?? '';
    const { closes } = (await world.contest()).voting;
    world.now.set(closes.at);
    const answer = await world.visit({
      method: 'POST',
      path: `${world.contestUrl}/confirm?now=2026-11-22T12:00:00.000Z`,
      headers: { date: 'Sun, 22 Nov 2026 12:00:00 GMT', 'x-amzn-trace-id': 'Root=1-0' },
      body: new URLSearchParams({ token, choices: world.can(1), now: '2026-11-22T12:00:00.000Z' }),
    });
    expect(answer.statusCode).toBe(410);
    expect(await world.counts()).toEqual({ roll: 0, ballots: 0 });
  });

  it('with a clock that lags behind: what was closed early stays closed for whoever thinks it is earlier', async () => {
    const { mail } = await world.askForCode('voter@telenet.be');
    const before = world.now().toISOString();
    world.now.advance(3600);
    const closesAt = world.now().toISOString();
    await world.set('contest.closing', {
      state: 'closing',
      closedEarly: { at: closesAt, by: 'acc_1' },
    });
    await world.run('close');
    world.now.set(before);
    const answer = await world.post(`${world.contestUrl}/confirm`, {
      token: new URL(mail.confirmUrl).searchParams.get('token') ?? '',
      choices: world.can(1),
    });
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(await world.counts()).toEqual({ roll: 0, ballots: 0 });
  });
});

describe('one person with the keys of the table', () => {
  it('who adds voters and ballots after closing is refused by the count, and the log says so', async () => {
    const { mail } = await world.askForCode('voter@telenet.be');
    await confirm(mail.confirmUrl);
    await world.close();
    const stuffed = Array.from({ length: 5 }, (_, index) => `${index}`.repeat(32));
    for (const id of stuffed) {
      await world.votes.put({ pk: `ROLL#${world.id}#${id[0]}`, sk: id });
      await world.votes.put({
        pk: `BALLOT#${world.id}#${id[0]}`,
        sk: id,
        choices: [world.can(2)],
      });
    }
    await world.askToPublish();
    await world.run('publish');
    expect((await world.contest()).state).toBe('closed');
    const last = (await chain()).at(-1);
    expect(last).toMatchObject({ action: 'publication.refused', by: 'system' });
  });

  it('who adds them while voting is open shows as a jump between the numbers of the days', async () => {
    const { mail } = await world.askForCode('voter@telenet.be');
    await confirm(mail.confirmUrl);
    world.now.advance(86_400);
    await world.run('count-daily');
    for (let index = 0; index < 40; index += 1) {
      const id = index.toString(16).padStart(32, 'a');
      await world.votes.put({ pk: `ROLL#${world.id}#a`, sk: id });
      await world.votes.put({ pk: `BALLOT#${world.id}#a`, sk: id, choices: [world.can(2)] });
    }
    world.now.advance(86_400);
    await world.run('count-daily');
    const days = (await chain()).flatMap(({ action, values }) =>
      action === 'contest.counted' ? [values] : [],
    );
    expect(days).toMatchObject([
      { rollAfter: 1, ballots: 1 },
      { rollAfter: 41, ballots: 41 },
    ]);
  });
});

describe('ballot list, log and backup in one hand', () => {
  /** Ten people vote one after the other, and the result is published: everything of it that anybody keeps. */
  async function keptOf(choiceOf: (voter: number) => number) {
    world = await visitsWorld();
    await world.open();
    for (let voter = 0; voter < 10; voter += 1) {
      const choices = world.can(choiceOf(voter));
      const { mail } = await world.askForCode(`voter${voter}@telenet.be`, { choices });
      await confirm(mail.confirmUrl);
      world.now.advance(60);
    }
    await world.close();
    await world.askToPublish();
    await world.run('publish');
    const backup = JSON.parse([...world.backups.values()][0] ?? '');
    const ballots: { id: string; choices: string[] }[] = backup.ballots;
    return {
      lists: [...world.published].filter(([path]) => /ballots/.test(path)).map(([, text]) => text),
      // Without what only proves that nothing was changed: it hangs on the random ids of ballots.
      log: JSON.parse(JSON.stringify(await chain()).replace(/[0-9a-f]{64}/g, '')),
      said: world.log.text(),
      roll: backup.roll,
      choices: ballots.map(({ choices }) => choices.join()).sort(),
      ballotIds: ballots.map(({ id }) => id),
    };
  }

  it('are the same whoever voted what, but for random ids', async () => {
    const { ballotIds, ...kept } = await keptOf((voter) => (voter < 4 ? 1 : 2));
    const { ballotIds: others, ...swapped } = await keptOf((voter) => (voter < 6 ? 2 : 1));
    expect(kept.lists).toHaveLength(2);
    expect(kept.roll).toHaveLength(10);
    expect(swapped).toEqual(kept);
    expect(others.filter((id) => ballotIds.includes(id))).toEqual([]);
    expect(ballotIds.filter((id) => kept.roll.includes(id))).toEqual([]);
  });
});
