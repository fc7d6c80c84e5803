import { seedStaffAccounts } from '../../functions/staff/index.ts';
import { commandOptions } from '../../shared/command-options.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { programmeWide } from '../../shared/http/principal.ts';
import { operatorEnvironment } from './operator-environment.ts';

/**
 * Makes the account of the first administrator, who then invites all others: nobody can do that over the API while
 * there is nobody. Run by hand, with the credentials of someone who may write to the table; see docs/operations.md.
 */
const asked = commandOptions({
  options: {
    table: { type: 'string' },
    login: { type: 'string' },
    name: { type: 'string' },
  },
});
const { table, login, name } = asked?.values ?? {};

if (!table || !login || !name) {
  console.error('Usage: npm run staff:first-admin -- --table NAME --login E-MAIL --name NAME');
  process.exitCode = 2;
} else {
  const client = createDocumentClient({ environment: await operatorEnvironment() });
  const made = await seedStaffAccounts(createTable(client, table), [
    { login, name, grants: [{ role: 'admin', scope: programmeWide }] },
  ]);
  console.log(made.length > 0 ? `${login} is an administrator now.` : `${login} has an account.`);
}
