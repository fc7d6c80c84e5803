import { seedStaffAccounts } from '../../functions/staff/index.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import type { Log } from './boundary.ts';
import { seedDemoContent } from './demo-content.ts';
import { demoStaff } from './demo-staff.ts';
import { environmentOf } from './emulators/environment-of.ts';
import { localCredentials } from './emulators/local-credentials.ts';
import { isSeeded, markSeeded } from './seed-marks.ts';

export type Seed = 'demo' | 'none';

/** What a seeder may use. It writes as people would, or through a context's `index.ts`. */
export interface SeedInput {
  siteUrl: string;
  /** Physical name of a resource, by CloudFormation output. */
  output(name: string): string;
  dynamoDbEndpoint: string;
  awsUrl: string;
  /** With which everything is allowed. */
  adminCredentials: { accessKeyId: string; secretAccessKey: string };
  /** A real token of one of the staff accounts. */
  accessToken(login: string): Promise<string>;
  log: Log;
}

/**
 * Makes the staff accounts, without which nobody could sign in, and on the first start with this data the content of the
 * demonstration.
 */
export async function seedLocalCloud(seed: Seed, dataDir: string, input: SeedInput): Promise<void> {
  await seedStaff(input);
  if (seed === 'none' || isSeeded(dataDir)) return;
  await seedDemoContent(input);
  markSeeded(dataDir);
}

async function seedStaff({ dynamoDbEndpoint, output }: SeedInput): Promise<void> {
  const environment = environmentOf(dynamoDbEndpoint, localCredentials);
  await seedStaffAccounts(
    createTable(createDocumentClient({ environment }), output('TableName')),
    demoStaff.map(({ login, name, role, scope }) => ({ login, name, grants: [{ role, scope }] })),
  );
}
