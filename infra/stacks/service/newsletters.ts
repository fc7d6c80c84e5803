import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { HouseFunction } from '../../constructs/house-function.ts';
import { LaunchSchedules } from '../../constructs/launch-schedules.ts';
import type { SendingFunctions } from './sending.ts';
import type { SurroundingsWithMail } from './surroundings.ts';

/** Writing, approving and reading newsletters. */
export class NewsletterFunctions extends Construct {
  /** Events move newsletters, too. */
  readonly launches: LaunchSchedules;
  readonly #public = new HouseFunction(this, 'Public', {
    name: 'newsletters/public',
    does: 'Newsletters to read online',
    timeout: Duration.seconds(10),
    noticed: 'Residents who follow "read online" in a newsletter see an error.',
  });
  readonly #staff = new HouseFunction(this, 'Staff', {
    name: 'newsletters/staff',
    does: 'Staff API: writing, scheduling and following newsletters',
    timeout: Duration.seconds(29),
    noticed: 'Staff get errors where they write, schedule, pause or follow a newsletter.',
  });
  readonly #compose = new HouseFunction(this, 'Compose', {
    name: 'newsletters/compose',
    does: 'Staff API: what renders mails, that is preview, preflight, approval and test sends',
    timeout: Duration.seconds(29),
    memoryMb: 1769,
    noticed: 'Staff get errors where they preview, check, approve or test-send a newsletter.',
  });

  constructor(
    scope: Construct,
    id: string,
    { around, sending }: { around: SurroundingsWithMail; sending: SendingFunctions },
  ) {
    super(scope, id);
    around.site.open(this.#public, 'GET /issues/{proxy+}');
    around.site.openToStaff(
      this.#staff,
      'ANY /staff/newsletters',
      'ANY /staff/newsletters/{proxy+}',
    );
    around.site.openToStaff(
      this.#compose,
      'POST /staff/newsletters/issues/{id}/preview',
      'POST /staff/newsletters/issues/{id}/preflight',
      'POST /staff/newsletters/issues/{id}/submit',
      'POST /staff/newsletters/issues/{id}/approve',
      'POST /staff/newsletters/issues/{id}/test-send',
    );
    this.#grantData(around);
    sending.plan.work.allowSend(this.#staff);
    sending.templates.work.allowSend(this.#compose);
    around.mail.allowSend(this.#compose);
    around.sender.allowReadIdentity(this.#compose);
    this.launches = new LaunchSchedules(this, 'Launches', sending.launch);
    this.launches.allowManage(this.#staff);
  }

  #grantData({ data: { table, files, images } }: SurroundingsWithMail): void {
    table.allowRead(this.#public);
    table.allowReadWrite(this.#staff);
    table.allowReadWrite(this.#compose);
    files.allowWrite(this.#compose, 'rendered/');
    images.allowRead(this.#staff, 'uploads/');
    images.allowWrite(this.#staff, 'uploads/', 'images/');
  }
}
