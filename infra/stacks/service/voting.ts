import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { HouseFunction } from '../../constructs/house-function.ts';
import { QueueWorker } from '../../constructs/queue-worker.ts';
import { ScheduledTask } from '../../constructs/scheduled-task.ts';
import type { SurroundingsWithMail } from './surroundings.ts';

/** Contests, from nomination to the published result. Only two functions know the table of votes. */
export class VotingFunctions extends Construct {
  readonly #public = new HouseFunction(this, 'Public', {
    name: 'voting/public',
    does: 'Pages on which residents nominate, vote and see the result',
    timeout: Duration.seconds(10),
    noticed: 'Residents cannot nominate, vote or see the result.',
  });
  readonly #staff = new HouseFunction(this, 'Staff', {
    name: 'voting/staff',
    does: 'Staff API: contests, candidates, paper ballots, publishing',
    timeout: Duration.seconds(29),
    noticed: 'Staff get errors where they prepare, follow or publish a contest.',
  });
  readonly #count = new QueueWorker(this, 'CountWorker', {
    name: 'voting/count',
    does: 'Fixes, closes, counts and publishes contests',
    timeout: Duration.minutes(5),
    noticed: 'A contest opens, closes or is published later: a step failed and is tried again.',
    batchSize: 1,
    maxConcurrency: 2,
    queue: {
      name: 'count',
      noticed: 'A contest stays where it is: it does not open, is not counted or not published.',
      late: {
        after: Duration.minutes(15),
        noticed: 'Staff wait a quarter of an hour for a ballot that is fixed or a count.',
      },
    },
  });
  readonly #sweep = new ScheduledTask(this, 'Sweep', {
    name: 'voting/sweep',
    does: 'Moves contests on when their time has come',
    schedule: 'rate(1 minute)',
    timeout: Duration.seconds(60),
    noticed: 'Contests show the right phase, but are not counted and candidates hear nothing.',
  });
  readonly #posters = new HouseFunction(this, 'Posters', {
    name: 'voting/posters',
    does: 'Window posters and social cards of candidates and ambassadors',
    timeout: Duration.seconds(20),
    memoryMb: 1769,
    noticed: 'Merchants get no poster, and shared links show no picture.',
  });

  constructor(scope: Construct, id: string, around: SurroundingsWithMail) {
    super(scope, id);
    around.site.open(this.#public, 'ANY /vote', 'ANY /vote/{proxy+}');
    around.site.open(this.#posters, 'GET /posters/{proxy+}');
    around.site.openToStaff(this.#staff, 'ANY /staff/contests', 'ANY /staff/contests/{proxy+}');
    this.#grantData(around);
    this.#grantVotes(around);
    around.track.allowSend(this.#public);
    for (const fn of [this.#public, this.#staff, this.#count, this.#sweep])
      around.mail.allowSend(fn);
    for (const fn of [this.#staff, this.#count, this.#sweep]) this.#count.work.allowSend(fn);
  }

  #grantData({ data: { table, keys, images }, originSecret }: SurroundingsWithMail): void {
    for (const fn of [this.#public, this.#staff, this.#count, this.#sweep]) {
      table.allowReadWrite(fn);
      keys.allowRead(fn);
    }
    originSecret.allowRead(this.#public);
    table.allowRead(this.#posters);
    images.allowRead(this.#posters, 'images/');
  }

  #grantVotes({ data: { votes, peppers, publications, voteBackups } }: SurroundingsWithMail): void {
    votes.allowCast(this.#public);
    peppers.allowRead(this.#public);
    votes.allowCount(this.#count);
    peppers.allowManage(this.#count);
    publications.allowWrite(this.#count, 'published/');
    voteBackups.allowWrite(this.#count, 'vote-backups/');
  }
}
