import { setTimeout as sleep } from 'node:timers/promises';
import { openStage } from '../../infra/local/demo/demo-stage.ts';
import type { LocalCloud } from '../../infra/local/index.ts';
import { type Electorate, startElectorate } from './electorate.ts';
import { openRaceContest } from './race-contest.ts';
import { readVoteMail } from './resident.ts';
import { compareAnswers, type Secrecy } from './secrecy.ts';
import { type Verdict, verdict } from './verdict.ts';

export interface RaceOptions {
  readonly voters: number;
  /** Attempts of each voter, all at once. */
  readonly attempts: number;
  readonly processes: number;
  /** Pairs of addresses, one that has voted and one that has not, whose answers are compared. */
  readonly pairs: number;
  readonly tell: (sentence: string) => void;
}

export interface RaceResult extends Verdict {
  readonly voters: number;
  readonly attempts: number;
  readonly processes: number;
  readonly revealed: number;
  readonly secrecy: Secrecy;
  readonly seconds: number;
}

/** Voters of one process under way at once. */
const atOnce = 12;
/** The share of voters who come only once the contest is closed, and of those who come while it is being closed. */
const shares = { late: 0.05, last: 0.15 };

/** The whole race, over HTTP, on a local cloud that runs already. */
export async function runRace(cloud: LocalCloud, options: RaceOptions): Promise<RaceResult> {
  const { voters, attempts, processes, pairs, tell } = options;
  const startedAt = performance.now();
  const demo = openStage(cloud);
  const electorate = startElectorate(processes, atOnce);
  try {
    const contest = await openRaceContest(cloud, demo);
    const everyone = Array.from({ length: voters }, (_, index) => ({
      index,
      address: addressOf(index),
    }));
    tell(`${voters} voters ask for their mail …`);
    const asking = new AbortController();
    await Promise.all([
      electorate.ask(contest.url, everyone).catch((error: unknown) => {
        asking.abort();
        throw error;
      }),
      handOutMails({ cloud, electorate, voters, until: asking.signal }),
    ]);

    const late = Math.ceil(voters * shares.late);
    const last = Math.ceil(voters * shares.last);
    const indexes = everyone.map(({ index }) => index);
    tell(`${voters - late - last} voters try ${attempts} times each, at once …`);
    await electorate.vote(indexes.slice(0, voters - late - last), attempts);

    tell(`${pairs} addresses that have voted ask again, beside ${pairs} new ones …`);
    const secrecy = await compareAnswers({
      contestUrl: contest.url,
      known: everyone.slice(0, pairs).map(({ address }) => address),
      fresh: everyone.slice(0, pairs).map(({ index }) => addressOf(voters + index)),
      firstNetwork: voters,
    });

    tell(`${last} voters try while staff close the contest …`);
    const answered = electorate.attempts.length;
    const voting = electorate.vote(indexes.slice(voters - late - last, voters - late), attempts);
    while (electorate.attempts.length < answered + (last * attempts) / 2) await sleep(20);
    const closedAt = await contest.close();
    await voting;
    tell(`${late} voters come too late …`);
    await electorate.vote(indexes.slice(voters - late), attempts);

    tell('Counting and publishing …');
    const published = await contest.publish();
    const found = await verdict({
      attempts: electorate.attempts,
      contestId: contest.id,
      closedAt,
      published,
      demo,
      addressOf,
    });
    const { status, body, time } = secrecy;
    return {
      voters,
      attempts,
      processes,
      ...found,
      revealed: status + body + time,
      secrecy,
      seconds: Math.round((performance.now() - startedAt) / 100) / 10,
    };
  } finally {
    await electorate.stop();
    demo.close();
  }
}

const addressOf = (index: number): string => `race.${index}@telenet.be`;

interface Delivery {
  readonly cloud: LocalCloud;
  readonly electorate: Electorate;
  readonly voters: number;
  /** Ends it early: nobody asks any more. */
  readonly until: AbortSignal;
}

/** Gives every voter their mail as it comes; done when all have one. */
async function handOutMails({ cloud, electorate, voters, until }: Delivery): Promise<void> {
  const waiting = new Map(Array.from({ length: voters }, (_, index) => [addressOf(index), index]));
  let patience = Date.now() + 120_000;
  while (waiting.size > 0 && !until.aborted) {
    await sleep(500);
    const before = waiting.size;
    for (const mail of await cloud.mails()) {
      const [to = ''] = mail.to;
      const index = waiting.get(to.replace(/^.*<|>$/g, ''));
      if (index === undefined) continue;
      waiting.delete(addressOf(index));
      electorate.handOut(index, readVoteMail(mail));
    }
    if (waiting.size < before) patience = Date.now() + 120_000;
    if (Date.now() > patience)
      throw new Error(`no mail came for ${waiting.size} voters, such as ${[...waiting.keys()][0]}`);
  }
}
