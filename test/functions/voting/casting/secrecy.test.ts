import { afterEach, describe, expect, it, vi } from 'vitest';
import { createMailQueue } from '../../../../functions/mail/index.ts';
import {
  confirmByCode,
  confirmByLink,
  readLink,
} from '../../../../functions/voting/casting/confirm-vote.ts';
import { unseal } from '../../../../functions/voting/casting/seals.ts';
import { toAppError } from '../../../../shared/http/problem.ts';
import { recordedSqs } from '../../../builders/recorded-sqs.ts';
import { silentLog } from '../../../builders/silent-log.ts';
import { castingWorld } from './world.ts';

afterEach(() => vi.restoreAllMocks());

/**
 * Twenty people vote in all the ways there are, among them some who fail. Everything that is kept or said anywhere is
 * collected: items of the table before, between and after, messages of the queue, log lines.
 */
async function anElection() {
  const world = await castingWorld();
  const sqs = recordedSqs();
  const mail = createMailQueue(sqs, 'queue', world.now);
  const { send } = world.deps.mail;
  Object.assign(world.deps, {
    mail: {
      async send(requests: Parameters<typeof send>[0]) {
        await mail.send(requests);
        await send(requests);
      },
    },
  });
  const log = silentLog();
  const spoken: unknown[] = [];
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, level).mockImplementation((...line) => void spoken.push(line));
  }
  const attempted = async (work: Promise<unknown>) =>
    work.catch((error: unknown) => void toAppError(error, 'request-1', log));

  const addresses: string[] = [];
  const seen: string[] = [];
  const look = async () => seen.push(JSON.stringify(await world.voteTable.items()));
  const wanted = world.candidates.map(({ id }) => id);
  for (let index = 0; index < 20; index += 1) {
    const address = `voter.${index}@${index % 3 === 0 ? 'gmail.com' : 'peeters.be'}`;
    addresses.push(address);
    const choices = [wanted[index % 8] ?? ''];
    const asked = await world.ask(address, { choices, viewer: `198.51.100.${index % 2}` });
    if (index % 4 === 0) await look();
    world.now.advance(61.5);
    await readLink(asked.token, world.deps);
    await attempted(confirmByCode({ ...asked, code: '12' }, world.deps));
    await attempted(confirmByLink({ ...asked, choices: ['can_x'] }, world.deps));
    if (index % 2 === 0) await confirmByLink(asked, world.deps);
    else await confirmByCode(asked, world.deps);
    await confirmByLink(asked, world.deps);
  }
  await look();
  const items = await world.voteTable.items();
  return {
    ...world,
    addresses,
    wanted,
    items,
    seen,
    queued: sqs.calls.flatMap(({ Entries }) => Entries.map(({ MessageBody }) => MessageBody)),
    said: log.text() + JSON.stringify(spoken),
  };
}

const election = await anElection();

/** The 128 bits of a candidate's id in hexadecimal, as links hold them. */
function packed(id: string): string {
  const digits = [...id.slice(4)].map((digit) => '0123456789abcdefghjkmnpqrstvwxyz'.indexOf(digit));
  const bits = digits.reduce((sum, digit) => sum * 32n + BigInt(digit), 0n);
  return bits.toString(16).padStart(32, '0');
}

describe('after an election', () => {
  const { addresses, wanted, items, seen, queued, said, sent, contest, pepper } = election;
  const of = (kind: string) => items.filter(({ pk }) => String(pk).startsWith(`${kind}#`));

  it('everybody is on the roll, with a ballot', () => {
    expect([of('ROLL').length, of('BALLOT').length]).toEqual([20, 20]);
  });

  it('no item ever held an address, a name in it, a network or a code', () => {
    const told = [...addresses, ...addresses.map((one) => one.split('@')[0] ?? ''), '198.51.100'];
    for (const text of seen) {
      for (const word of told) expect(text).not.toContain(word);
      expect(text).not.toMatch(/voter|gmail|peeters/);
    }
    for (const { mail } of sent) {
      const values = items.flatMap((item) => Object.values(item));
      expect(values).not.toContain(mail.code);
    }
  });

  it('candidates stand on ballots and nowhere else', () => {
    const others = items.filter(({ pk }) => !String(pk).startsWith('BALLOT#'));
    for (const id of wanted) expect(JSON.stringify(others)).not.toContain(id.slice(4));
  });

  it('voters and ballots hold keys and choices, and nothing of time', () => {
    for (const item of of('ROLL')) expect(Object.keys(item).sort()).toEqual(['pk', 'sk']);
    for (const item of of('BALLOT')) {
      expect(Object.keys(item).sort()).toEqual(['choices', 'pk', 'sk']);
    }
  });

  it('no item tells the time of a day at which anything was done', () => {
    const gates = new Set(
      [contest.voting.opens.at, contest.voting.closes.at].map((at) => at.slice(0, 10)),
    );
    for (const item of items) {
      for (const [name, value] of Object.entries(item)) {
        const isTime = typeof value === 'number' && value > 1_000_000_000;
        if (isTime && !String(item.pk).startsWith('RATE#')) {
          expect({ name, rest: value % 86_400 }).toEqual({ name: 'expiresAt', rest: 0 });
        }
        // Of caps the whole window.
        if (isTime) expect(value % 3600).toBe(0);
        if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) {
          expect([...gates]).toContain(value.slice(0, 10));
        }
      }
    }
  });

  it('nothing that names one voter stands on a ballot, and nothing of a ballot with a voter', () => {
    const texts = (kind: string) =>
      of(kind)
        .map((item) => JSON.stringify(item))
        .join();
    for (const { sk } of of('ROLL')) expect(texts('BALLOT')).not.toContain(String(sk));
    for (const { sk } of of('BALLOT')) expect(texts('ROLL')).not.toContain(String(sk));
    const pending = texts('PENDING') + texts('SIGNAL') + texts('RATE');
    for (const { sk } of [...of('ROLL'), ...of('BALLOT')])
      expect(pending).not.toContain(String(sk));
  });

  it('messages to the mail queue hold an address, a code and a sealed link; no choice, no voter', () => {
    expect(queued).toHaveLength(20);
    for (const [index, message] of queued.entries()) {
      expect(message).toContain(addresses[index]);
      for (const id of wanted) expect(message).not.toContain(id.slice(4));
      // Nor in the bytes of the link, where they are once it is opened.
      const token = sent[index]?.token ?? '';
      const place = { purpose: 'link', contestId: contest.id } as const;
      const opened = unseal(token, place, pepper()).toString('hex');
      const sealed = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('hex');
      expect(wanted.filter((id) => opened.includes(packed(id)))).toEqual([wanted[index % 8]]);
      expect(wanted.filter((id) => sealed.includes(packed(id)))).toEqual([]);
      const voters = of('ROLL').map(({ sk }) => String(sk));
      expect(voters.filter((rollId) => opened.includes(rollId))).toHaveLength(1);
      expect(voters.filter((rollId) => sealed.includes(rollId))).toEqual([]);
      const { mail } = JSON.parse(message).request;
      expect(Object.keys(mail).sort()).toEqual(
        [
          'closesAt',
          'code',
          'confirmUrl',
          'contest',
          'expiresAt',
          'kind',
          'language',
          'nis',
        ].sort(),
      );
    }
  });

  it('nothing was logged of any vote, not even where it failed', () => {
    for (const word of [
      'voter',
      'gmail',
      'peeters',
      '198.51',
      ...wanted.map((id) => id.slice(4)),
    ]) {
      expect(said).not.toContain(word);
    }
    for (const { token, mail } of sent) {
      expect(said).not.toContain(token.slice(-40));
      expect(said).not.toContain(`"${mail.code}"`);
    }
  });
});
