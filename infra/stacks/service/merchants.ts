import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { HouseFunction } from '../../constructs/house-function.ts';
import { QueueWorker } from '../../constructs/queue-worker.ts';
import type { SurroundingsWithMail } from './surroundings.ts';

/** The directory of shopkeepers: their pages, registering, moderating and importing them. */
export class MerchantFunctions extends Construct {
  readonly #public = new HouseFunction(this, 'Public', {
    name: 'merchants/public',
    does: 'Directory of merchants, and pages on which they register and keep their entry',
    timeout: Duration.seconds(10),
    noticed: 'Residents find no shops, and merchants can neither register nor change their entry.',
  });
  readonly #staff = new HouseFunction(this, 'Staff', {
    name: 'merchants/staff',
    does: 'Staff API: merchants, their moderation and imports',
    timeout: Duration.seconds(29),
    noticed: 'Staff get errors where they look up, moderate or import merchants.',
  });
  readonly #import = new QueueWorker(this, 'ImportWorker', {
    name: 'merchants/import',
    does: 'Works through an uploaded list of merchants',
    timeout: Duration.minutes(5),
    noticed:
      'An import of merchants stands still for a while: a part of it failed and is tried again.',
    batchSize: 1,
    maxConcurrency: 2,
    queue: {
      name: 'merchant-import',
      noticed: 'An import of merchants stopped halfway and needs a person.',
    },
  });
  readonly #photos = new QueueWorker(this, 'PhotosWorker', {
    name: 'merchants/photos',
    does: 'Turns and scales uploaded photos, and takes out what else the camera wrote',
    timeout: Duration.seconds(60),
    // A photo of a camera is tens of megabytes of pixels.
    memoryMb: 1769,
    noticed: 'Photos of merchants come later: working on one failed and is tried again.',
    batchSize: 1,
    maxConcurrency: 2,
    queue: {
      name: 'photos',
      noticed: 'A merchant who uploaded a photo does not see it on the page.',
    },
  });

  constructor(scope: Construct, id: string, around: SurroundingsWithMail) {
    super(scope, id);
    around.site.open(this.#public, 'ANY /merchants', 'ANY /merchants/{proxy+}', 'GET /m/{code}');
    around.site.openToStaff(this.#staff, 'ANY /staff/merchants', 'ANY /staff/merchants/{proxy+}');
    this.#grantData(around);
    this.#grantFiles(around);
    for (const fn of [this.#public, this.#staff, this.#import]) around.mail.allowSend(fn);
    around.track.allowSend(this.#public);
    for (const fn of [this.#staff, this.#import]) this.#import.work.allowSend(fn);
    for (const fn of [this.#public, this.#staff]) this.#photos.work.allowSend(fn);
  }

  #grantData({ data: { table, keys }, originSecret }: SurroundingsWithMail): void {
    const all = [this.#public, this.#staff, this.#import, this.#photos];
    for (const fn of all) table.allowReadWrite(fn);
    for (const fn of [this.#public, this.#staff, this.#import]) keys.allowRead(fn);
    originSecret.allowRead(this.#public);
  }

  #grantFiles({ data: { files, images, journal } }: SurroundingsWithMail): void {
    for (const fn of [this.#public, this.#staff]) journal.allowWrite(fn, 'erasure-journal/');
    files.allowWrite(this.#staff, 'merchant-imports/');
    files.allowRead(this.#staff, 'merchant-refusals/');
    files.allowRead(this.#import, 'merchant-imports/', 'merchant-refusals/');
    files.allowWrite(this.#import, 'merchant-refusals/');
    for (const fn of [this.#public, this.#staff]) images.allowWrite(fn, 'uploads/');
    images.allowRead(this.#photos, 'uploads/');
    images.allowWrite(this.#photos, 'images/merchants/');
    images.allowDelete(this.#photos, 'images/merchants/');
  }
}
