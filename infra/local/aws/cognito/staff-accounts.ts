import { createHash } from 'node:crypto';
import type { StaffAccount } from '../../boundary.ts';
import { demoPassword, demoStaff } from '../../demo-staff.ts';

/** The accounts that can sign in at every local cloud; a subject is the same at every start. */
export const staffAccounts: readonly StaffAccount[] = demoStaff.map((person) => ({
  email: person.login,
  password: demoPassword,
  subject: subjectOf(person.login),
  description: `${person.name}, ${person.role}, ${person.scopeName}`,
}));

function subjectOf(email: string): string {
  const hex = createHash('sha256').update(email).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** The account of this user name and password, whatever the case of the name. */
export function findAccount(email: string, password: string): StaffAccount | undefined {
  return staffAccounts.find(
    (account) => account.email === email.trim().toLowerCase() && account.password === password,
  );
}
