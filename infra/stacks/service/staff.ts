import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { HouseFunction } from '../../constructs/house-function.ts';
import type { Surroundings } from './surroundings.ts';

/** Who works here and what they may do; the page that documents the API. */
export class StaffFunctions extends Construct {
  readonly #staff = new HouseFunction(this, 'Staff', {
    name: 'staff/staff',
    does: 'Staff API: accounts, roles, audit log',
    timeout: Duration.seconds(29),
    noticed: 'Staff get errors where they look at accounts, roles or the audit log.',
  });
  readonly #public = new HouseFunction(this, 'Public', {
    name: 'staff/public',
    does: 'OpenAPI document and its page',
    timeout: Duration.seconds(10),
    noticed: 'The page that documents the API does not open.',
  });

  constructor(scope: Construct, id: string, { data, site }: Surroundings) {
    super(scope, id);
    site.openToStaff(
      this.#staff,
      'ANY /staff/accounts',
      'ANY /staff/accounts/{proxy+}',
      'ANY /staff/audit',
      'ANY /staff/me',
      'ANY /staff/programme',
      // Where no function has a route: an answer for programs, not the page of the site.
      'ANY /staff/{proxy+}',
    );
    site.open(this.#public, 'GET /docs', 'GET /docs/{proxy+}', 'GET /openapi.json');
    data.table.allowReadWrite(this.#staff);
    data.staff.describeTo(this.#public);
  }
}
