import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { HouseFunction } from '../../constructs/house-function.ts';
import { QueueWorker } from '../../constructs/queue-worker.ts';
import { ScheduledTask } from '../../constructs/scheduled-task.ts';
import type { SurroundingsWithMail } from './surroundings.ts';

/** Who receives what: subscribing, leaving, imports and exports. */
export class SubscriberFunctions extends Construct {
  readonly #public = new HouseFunction(this, 'Public', {
    name: 'subscribers/public',
    does: 'Pages on which residents subscribe, choose, leave and see their data',
    timeout: Duration.seconds(10),
    noticed: 'Residents cannot subscribe, confirm or unsubscribe.',
  });
  readonly #staff = new HouseFunction(this, 'Staff', {
    name: 'subscribers/staff',
    does: 'Staff API: subscribers, imports, exports, suppression list',
    timeout: Duration.seconds(29),
    noticed: 'Staff get errors where they look up, import or export subscribers.',
  });
  readonly #import = new QueueWorker(this, 'ImportWorker', {
    name: 'subscribers/import',
    does: 'Works through an uploaded list of subscribers',
    timeout: Duration.minutes(5),
    noticed: 'An import of staff stands still for a while: a part of it failed and is tried again.',
    batchSize: 1,
    maxConcurrency: 2,
    queue: { name: 'import', noticed: 'An import of staff stopped halfway and needs a person.' },
  });
  readonly #export = new QueueWorker(this, 'ExportWorker', {
    name: 'subscribers/export',
    does: 'Writes a list of subscribers to a file',
    timeout: Duration.minutes(5),
    noticed: 'An export of staff stands still for a while: a part of it failed and is tried again.',
    batchSize: 1,
    maxConcurrency: 2,
    queue: { name: 'export', noticed: 'An export of staff stopped halfway and needs a person.' },
  });
  readonly #sweep = new ScheduledTask(this, 'Sweep', {
    name: 'subscribers/sweep',
    does: 'Reminds those who have not confirmed, forgets them after 30 days, notes how large lists are',
    schedule: 'rate(1 hour)',
    timeout: Duration.minutes(5),
    noticed:
      'People who did not confirm yet are reminded late, and kept longer than promised; or a restore would bring a withdrawn consent back.',
  });

  constructor(scope: Construct, id: string, around: SurroundingsWithMail) {
    super(scope, id);
    around.site.open(this.#public, 'GET /', 'ANY /newsletter', 'ANY /newsletter/{proxy+}');
    around.site.openElse(this.#public);
    around.site.openToStaff(
      this.#staff,
      'ANY /staff/subscribers',
      'ANY /staff/subscribers/{proxy+}',
    );
    this.#grantData(around);
    this.#grantFiles(around);
    this.#grantWork(around);
  }

  #grantData({ data, originSecret }: SurroundingsWithMail): void {
    for (const fn of [this.#public, this.#staff, this.#import, this.#export, this.#sweep]) {
      data.table.allowReadWrite(fn);
    }
    for (const fn of [this.#public, this.#staff, this.#import, this.#sweep])
      data.keys.allowRead(fn);
    originSecret.allowRead(this.#public);
  }

  #grantFiles({ data: { files, journal } }: SurroundingsWithMail): void {
    files.allowWrite(this.#staff, 'imports/');
    files.allowRead(this.#staff, 'exports/', 'refusals/');
    files.allowRead(this.#import, 'imports/', 'refusals/');
    files.allowWrite(this.#import, 'refusals/');
    files.allowWrite(this.#export, 'exports/');
    for (const fn of [this.#public, this.#staff]) journal.allowWrite(fn, 'erasure-journal/');
    for (const fn of [this.#public, this.#staff, this.#sweep])
      journal.allowWrite(fn, 'withdrawals/');
  }

  #grantWork({ mail, track }: SurroundingsWithMail): void {
    track.allowSend(this.#public);
    for (const fn of [this.#public, this.#staff, this.#sweep]) mail.allowSend(fn);
    for (const fn of [this.#staff, this.#import]) this.#import.work.allowSend(fn);
    for (const fn of [this.#staff, this.#export]) this.#export.work.allowSend(fn);
  }
}
