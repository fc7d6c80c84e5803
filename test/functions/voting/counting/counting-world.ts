import { createHash } from 'node:crypto';
import type { MailRequest } from '../../../../functions/mail/index.ts';
import { createMerchants } from '../../../../functions/merchants/index.ts';
import { createMerchantRepository } from '../../../../functions/merchants/repository/merchants.ts';
import type { AuditLine } from '../../../../functions/voting/audit/audit-line.ts';
import { auditLines } from '../../../../functions/voting/audit/audit-log.ts';
import {
  type Pepper,
  type Peppers,
  pepperOf,
} from '../../../../functions/voting/casting/peppers.ts';
import { makeTicket } from '../../../../functions/voting/casting/ticket.ts';
import { ballotKey, gateKey, rollKey } from '../../../../functions/voting/casting/vote-keys.ts';
import { createVoteRepository } from '../../../../functions/voting/casting/vote-repository.ts';
import { newCandidateWrites } from '../../../../functions/voting/contests/candidates/candidate-item.ts';
import {
  type ContestFields,
  changeContest,
  creationWrites,
} from '../../../../functions/voting/contests/change-contest.ts';
import type { Candidate, Contest } from '../../../../functions/voting/contests/contest.ts';
import { createContestRepository } from '../../../../functions/voting/contests/contest-repository.ts';
import type {
  CountMessage,
  CountTask,
} from '../../../../functions/voting/contests/count-message.ts';
import { boxWrite } from '../../../../functions/voting/contests/paper/box-repository.ts';
import type { Figures } from '../../../../functions/voting/contests/paper/paper-box.ts';
import type { QuarantineRule } from '../../../../functions/voting/contests/quarantine/quarantine-rule.ts';
import { ruleWrite } from '../../../../functions/voting/contests/quarantine/rule-repository.ts';
import type { CountDeps, FileStore } from '../../../../functions/voting/counting/count-deps.ts';
import { countTask } from '../../../../functions/voting/counting/count-task.ts';
import { readResult } from '../../../../functions/voting/counting/result.ts';
import { ifAbsent } from '../../../../shared/data/expressions.ts';
import type { Table } from '../../../../shared/data/table.ts';
import { testClock } from '../../../builders/clock.ts';
import { aCandidate, aContest } from '../../../builders/contest.ts';
import { memoryTable } from '../../../builders/memory-table.ts';
import { aMerchant } from '../../../builders/merchant.ts';
import { seededNewId, seededRandom } from '../../../builders/seeded.ts';
import { waitingQueue } from '../../../builders/waiting-queue.ts';
import { type Life, mortal, mortalTable } from './mortal.ts';

export const siteUrl = 'https://www.vanhier.example';

export interface WorldOptions {
  readonly table?: Table;
  readonly votes?: Table;
  readonly contest?: Partial<Contest>;
  readonly candidates?: number;
}

/** One contest with its ballot fixed, tables, and all that the count works on outside of them. */
export async function countingWorld({
  table = memoryTable(),
  votes = memoryTable(),
  contest: changes = {},
  candidates: wanted = 3,
}: WorldOptions = {}) {
  const now = testClock('2026-11-19T12:00:00.000Z');
  const newId = seededNewId(seededRandom(5));
  const contests = createContestRepository(table);
  const secrets = new Map<string, Pepper>();
  const published = new Map<string, string>();
  const backups = new Map<string, string>();
  const mails: { id: string; request: MailRequest }[] = [];
  const countQueue = waitingQueue<CountMessage>(now);

  const peppers: Peppers = {
    async create(id) {
      if (!secrets.has(id)) secrets.set(id, pepperOf(Buffer.alloc(32, `pepper of ${id}`), id));
    },
    read: async (id) => secrets.get(id),
    async destroy(id) {
      secrets.delete(id);
    },
  };
  const fileStore = (files: Map<string, string>): FileStore => ({
    async put(key, { text }) {
      const before = files.get(key);
      if (before !== undefined && before !== text) throw new Error(`${key} was written anew`);
      files.set(key, text);
    },
  });

  const deps: CountDeps = {
    table,
    votes,
    contests,
    cast: createVoteRepository(votes),
    peppers,
    merchants: createMerchants(table),
    mail: { sendOnce: async (more) => void mails.push(...more) },
    countQueue,
    publications: fileStore(published),
    backups: fileStore(backups),
    siteUrl,
    now,
    newId,
    pause: async (milliseconds) => now.advance(milliseconds / 1000),
  };

  /** The same, for a function whose process dies. */
  function mortalDeps(life: Life): CountDeps {
    const main = mortalTable(table, life);
    const votesThen = mortalTable(votes, life);
    return {
      ...deps,
      table: main,
      votes: votesThen,
      contests: createContestRepository(main),
      cast: createVoteRepository(votesThen),
      merchants: createMerchants(main),
      peppers: mortal(peppers, life),
      mail: mortal(deps.mail, life),
      countQueue: mortal(countQueue, life),
      publications: mortal(deps.publications, life),
      backups: mortal(deps.backups, life),
    };
  }

  const { next: contest, writes } = creationWrites(
    aContest({ id: newId('con'), state: 'reviewing', ...changes }),
    { action: 'contest.created', by: 'system', at: now() },
    { newId },
  );
  await table.transact(writes);
  const { id } = contest;
  const candidates: Candidate[] = [];
  for (let number = 1; number <= wanted; number += 1) {
    const merchant = aMerchant({
      id: newId('mer'),
      slug: `winkel-${number}`,
      name: `Winkel ${number}`,
      shortCode: `bcdfgh${number}`,
      contact: { email: `winkel-${number}@example.be`, language: number === 2 ? 'fr' : 'nl' },
    });
    await createMerchantRepository(table, { now }).create(merchant, []);
    const categories = contest.ballotRule.categories;
    const category = categories[(number - 1) % Math.max(1, categories.length)]?.id;
    const candidate = aCandidate(id, {
      id: newId('can'),
      merchantId: merchant.id,
      name: merchant.name,
      ...(category && { category }),
    });
    await table.transact(newCandidateWrites(candidate));
    candidates.push(candidate);
  }
  const can = (number: number): string => candidates[number - 1]?.id ?? '';

  let voters = 0;
  /** Casts votes as the casting does: roll item, ballot and gate in one transaction. */
  async function vote(
    choices: readonly string[],
    { times = 1, cohort }: { times?: number; cohort?: string } = {},
  ): Promise<void> {
    for (let time = 0; time < times; time += 1) {
      voters += 1;
      const hash = (what: string) =>
        createHash('sha256').update(`${what} ${voters}`).digest('hex').slice(0, 32);
      await votes.transact([
        {
          put: { ...rollKey(id, hash('roll')), ...(cohort && { cohort }) },
          condition: ifAbsent,
        },
        {
          put: {
            ...ballotKey(id, hash('ballot')),
            choices: [...choices],
            ...(cohort && { cohort }),
          },
          condition: ifAbsent,
        },
        {
          check: gateKey(id, voters % 4),
          condition: {
            expression: 'opensAt <= :now AND :now < closesAt AND attribute_not_exists(#shut)',
            names: { '#shut': 'shut' },
            values: { ':now': now().toISOString() },
          },
        },
      ]);
    }
  }

  const set = (action: string, fields: ContestFields) =>
    changeContest(deps, id, async () => ({ action, by: 'system', set: fields }));

  const run = (task: CountTask, with_: CountDeps = deps) =>
    countTask({ task, contestId: id }, with_);

  async function addBox(name: string, figures: Figures | undefined): Promise<void> {
    await table.transact([
      boxWrite({
        id: newId('box'),
        contestId: id,
        name,
        entries: [],
        ...(figures && { agreed: figures }),
        salt: '0'.repeat(32),
        createdAt: now().toISOString(),
        version: 1,
      }),
    ]);
  }

  async function addRule(rule: Partial<QuarantineRule>): Promise<void> {
    const proposed = { by: 'acc_1', at: now().toISOString() };
    await table.transact([
      ruleWrite({
        id: newId('qua'),
        contestId: id,
        signal: 'network',
        atLeast: 20,
        reason: 'One network, one evening',
        cohorts: [],
        ballots: 0,
        state: 'in_force',
        proposed,
        version: 1,
        ...rule,
      }),
    ]);
  }

  return {
    table,
    votes,
    now,
    newId,
    deps,
    mortalDeps,
    id,
    candidates,
    can,
    secrets,
    published,
    backups,
    mails,
    countQueue,
    vote,
    set,
    run,
    addBox,
    addRule,
    contest: (): Promise<Contest> => contests.read(id),
    result: () => readResult(table, id),

    async log(): Promise<AuditLine[]> {
      const lines: AuditLine[] = [];
      for await (const line of auditLines(table, id)) lines.push(line);
      return lines;
    },

    /** From the fixed ballot to open doors. */
    async open(): Promise<void> {
      await run('fix-ballot');
      now.set('2026-11-22T12:00:00.000Z');
      await set('contest.opened', { state: 'open' });
    },

    /** From open doors to a surveyed count. */
    async close(): Promise<void> {
      now.set('2026-12-04T19:00:30.000Z');
      await set('contest.closing', { state: 'closing' });
      await run('close');
      await run('survey');
    },

    async askToPublish(): Promise<void> {
      const requestedAt = now().toISOString();
      await set('contest.publication-requested', { publication: { requestedAt, by: 'acc_1' } });
    },

    ticket(voter: number): string {
      const pepper = secrets.get(id);
      if (!pepper) throw new Error('there is no pepper');
      return makeTicket(`roll ${voter}`, pepper);
    },
  };
}

export type CountingWorld = Awaited<ReturnType<typeof countingWorld>>;
