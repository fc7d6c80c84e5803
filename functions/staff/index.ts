export { auditWrite } from './audit-entry.ts';
export { createAuthenticate } from './authenticate.ts';
export { seedStaffAccounts } from './seed-accounts.ts';
export { isStaffAddress } from './staff-address.ts';
