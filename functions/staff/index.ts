export { type AuditedChange, auditWrite } from './audit-entry.ts';
export { createAuthenticate } from './authenticate.ts';
export { type StaffSeed, seedStaffAccounts } from './seed-accounts.ts';
export { isStaffAddress } from './staff-address.ts';
