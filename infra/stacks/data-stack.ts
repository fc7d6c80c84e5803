import { Duration } from 'aws-cdk-lib';
import { ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { HouseStack } from '../constructs/house-stack.ts';
import { PepperSecrets } from '../constructs/pepper-secrets.ts';
import { PrivateBucket } from '../constructs/private-bucket.ts';
import { ProgrammeTable } from '../constructs/programme-table.ts';
import { SecretText } from '../constructs/secret-text.ts';
import { StaffAccounts } from '../constructs/staff-accounts.ts';
import { VoteTable } from '../constructs/vote-table.ts';
import type { Stage } from '../stages.ts';

/** What must survive when everything else is replaced. */
export class DataStack extends HouseStack {
  readonly table = new ProgrammeTable(this, 'Programme');
  readonly votes = new VoteTable(this, 'Votes');
  readonly peppers = new PepperSecrets(this, 'Peppers');
  readonly staff = new StaffAccounts(this, 'Staff');
  /** One or more keys separated by blanks: the first signs, all verify, so that a person can put a new one in front. */
  readonly keys = new SecretText(
    this,
    'Keys',
    'Keys that sign links in mails and hash addresses that were erased',
  );
  /** Imports and exports of subscribers and merchants, lists of events, sheets to print, and issues as they were rendered. */
  readonly files = new PrivateBucket(this, 'Files', {
    takesUploads: true,
    expiry: {
      'imports/': 30,
      'refusals/': 30,
      'exports/': 7,
      'sheets/': 7,
      'merchant-imports/': 30,
      'merchant-refusals/': 30,
      'calendar-sources/': 400,
      'calendar-fetched/': 2,
    },
  });
  readonly images = new PrivateBucket(this, 'Images', {
    takesUploads: true,
    expiry: { 'uploads/': 1 },
  });
  /**
   * Who was erased, and who withdrew the consent to be followed, to be done again after a restore: nobody can delete a
   * line before the oldest point that the table can be restored to has passed.
   */
  readonly journal = new PrivateBucket(this, 'Journal', {
    expiry: { 'erasure-journal/': 400, 'withdrawals/': 60 },
    settings: {
      versioned: true,
      objectLockEnabled: true,
      objectLockDefaultRetention: ObjectLockRetention.governance(Duration.days(40)),
    },
  });
  /** Results of contests: anonymous ballots and audit logs, from which anybody can count again. */
  readonly publications = new PrivateBucket(this, 'Publications');
  /**
   * The votes of each contest as they stood at closing. Nobody can alter them before the longest time of appeal has
   * passed; what is published then stays.
   */
  readonly voteBackups = new PrivateBucket(this, 'VoteBackups', {
    expiry: { 'vote-backups/': 400 },
    settings: {
      versioned: true,
      objectLockEnabled: true,
      objectLockDefaultRetention: ObjectLockRetention.governance(Duration.days(180)),
    },
  });

  constructor(scope: Construct, settings: Stage) {
    super(scope, 'Data', settings, 'Vanhier: tables, buckets, keys and staff accounts');
    this.images.allowCloudFront('images/');
    this.publications.allowCloudFront('published/');
  }
}
