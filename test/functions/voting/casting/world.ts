import { randomBytes } from 'node:crypto';
import type { MailRequest } from '../../../../functions/mail/index.ts';
import {
  type AttemptVote,
  createAttemptVote,
} from '../../../../functions/voting/casting/attempt-vote.ts';
import type { CastingDeps } from '../../../../functions/voting/casting/casting-deps.ts';
import { closeGates, writeGates } from '../../../../functions/voting/casting/gates.ts';
import { type Pepper, pepperOf } from '../../../../functions/voting/casting/peppers.ts';
import { requestVote, sealChoice } from '../../../../functions/voting/casting/request-vote.ts';
import { createVoteRepository } from '../../../../functions/voting/casting/vote-repository.ts';
import type { Candidate, Contest } from '../../../../functions/voting/contests/contest.ts';
import { AppError } from '../../../../shared/errors.ts';
import { createKeyRing } from '../../../../shared/secrets/key-ring.ts';
import { testClock } from '../../../builders/clock.ts';
import { aCandidate, aContest } from '../../../builders/contest.ts';
import { freshVoteTable } from '../../../builders/vote-table.ts';

type VoteCodeMail = Extract<Extract<MailRequest, { mail: unknown }>['mail'], { kind: 'vote-code' }>;

export interface SentCode {
  readonly address: string;
  readonly mail: VoteCodeMail;
  readonly token: string;
}

/** Contests with eight candidates each, a table of votes on a real engine, and a mailbox. */
export async function castingWorld({
  attempt,
}: {
  /** Stands between the code and the engine. */
  attempt?: (real: AttemptVote) => AttemptVote;
} = {}) {
  const now = testClock('2026-11-22T12:00:00.000Z');
  const voteTable = await freshVoteTable();
  const contests = new Map<string, { contest: Contest; candidates: Candidate[] }>();
  const peppers = new Map<string, Pepper>();
  const sent: SentCode[] = [];
  const realAttempt = createAttemptVote(voteTable.client, voteTable.name);

  const deps: CastingDeps = {
    votes: voteTable.table,
    attemptVote: attempt ? attempt(realAttempt) : realAttempt,
    peppers: { read: async (contestId) => peppers.get(contestId) },
    papers: {
      async read(contestId) {
        const paper = contests.get(contestId);
        if (!paper) throw new AppError('contest.not_found', 'There is no such contest.');
        return paper;
      },
      readBySlug: async () => Promise.reject(new Error('pages ask for this')),
    },
    mail: {
      async send(requests) {
        for (const request of requests) sent.push(readMail(request));
      },
    },
    keys: createKeyRing(async () => 'a-key-for-tests'),
    siteUrl: 'https://www.vanhier.example',
    now,
    pause: async () => undefined,
  };

  async function addContest(changes: Partial<Contest> = {}) {
    const contest = aContest(changes);
    const candidates = Array.from({ length: 8 }, () => aCandidate(contest.id));
    contests.set(contest.id, { contest, candidates });
    peppers.set(contest.id, pepperOf(randomBytes(32), contest.id));
    await writeGates(voteTable.table, contest.id, {
      opensAt: new Date(contest.voting.opens.at),
      closesAt: new Date(contest.voting.closes.at),
    });
    return { contest, candidates };
  }

  const { contest, candidates } = await addContest();
  let visitors = 0;

  interface Asking {
    readonly contest?: Contest;
    readonly choices?: readonly string[];
    readonly viewer?: string | undefined;
    readonly proof?: string;
  }

  /** Chooses and asks for the mail, each time from another network unless told. */
  async function ask(address: string, options: Asking = {}) {
    visitors += 1;
    const network = `10.${visitors >> 16}.${(visitors >> 8) & 255}.${visitors & 255}`;
    const about = options.contest ?? contest;
    const own = contests.get(about.id)?.candidates[0]?.id ?? '';
    const choices = options.choices ?? [own];
    const sealedChoice = await sealChoice({ contest: about, choices }, deps);
    const viewer = 'viewer' in options ? options.viewer : network;
    const before = sent.length;
    const { sealedRequest } = await requestVote(
      { contest: about, sealedChoice, address, viewer, language: 'nl', proof: options.proof },
      deps,
    );
    const mail = sent.slice(before).find((one) => one.address === address);
    return {
      sealedChoice,
      sealedRequest,
      choices,
      isMailed: mail !== undefined,
      token: mail?.token ?? '',
      code: mail?.mail.code ?? '',
    };
  }

  return {
    now,
    deps,
    voteTable,
    votes: createVoteRepository(voteTable.table),
    contest,
    candidates,
    contests,
    peppers,
    sent,
    ask,
    addContest,
    pepper: (contestId = contest.id): Pepper => {
      const pepper = peppers.get(contestId);
      if (!pepper) throw new Error('no pepper');
      return pepper;
    },
    closeNow: (contestId = contest.id) =>
      closeGates(voteTable.table, contestId, now(), { now, pause: async () => undefined }),
  };
}

export type CastingWorld = Awaited<ReturnType<typeof castingWorld>>;

function readMail(request: MailRequest): SentCode {
  if (!('mail' in request) || request.mail.kind !== 'vote-code' || !('address' in request.to)) {
    throw new Error('a mail that voting does not send');
  }
  const token = new URL(request.mail.confirmUrl).searchParams.get('token') ?? '';
  return { address: request.to.address, mail: request.mail, token };
}
