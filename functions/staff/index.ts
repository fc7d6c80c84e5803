export { auditWrite } from './audit-entry.ts';
export { createAuthenticate } from './authenticate.ts';
export { createReadPrincipal, type ReadPrincipal } from './read-principal.ts';
export { seedStaffAccounts } from './seed-accounts.ts';
export { isStaffAddress, staffAddresses } from './staff-address.ts';
