import { AppError } from '../errors.ts';
import { findPlaceByNis } from '../programme/programme.ts';

/** Roles of staff, each may do what those before it may. */
export const roles = ['viewer', 'editor', 'approver', 'admin'] as const;

export type Role = (typeof roles)[number];

/** The scope of a grant that covers every municipality, present and future. */
export const programmeWide = 'programme';

export interface Grant {
  readonly role: Role;
  /** NIS code of a municipality, or {@link programmeWide}. */
  readonly scope: string;
}

/** A staff member, as our own table knows them at this request. */
export interface Principal {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly grants: readonly Grant[];
}

const includesRole = (held: Role, wanted: Role): boolean =>
  roles.indexOf(held) >= roles.indexOf(wanted);

/**
 * Whether the principal holds the role, or a higher one, in this scope: {@link programmeWide} or a NIS code, that of a
 * municipality which has merged meaning the one it merged into.
 */
export function holdsRole(principal: Principal, role: Role, scope: string): boolean {
  const present = findPlaceByNis(scope)?.municipality.nis ?? scope;
  return principal.grants.some(
    (grant) =>
      includesRole(grant.role, role) && (grant.scope === programmeWide || grant.scope === present),
  );
}

/** Whether the principal holds the role, or a higher one, anywhere. */
export const holdsRoleSomewhere = (principal: Principal, role: Role): boolean =>
  principal.grants.some((grant) => includesRole(grant.role, role));

/**
 * The one place where staff rights are checked: the role in every scope named.
 * @throws {AppError} auth.forbidden
 */
export function requireRole(principal: Principal, role: Role, scopes: readonly string[]): void {
  const isAllowed =
    scopes.length === 0
      ? holdsRoleSomewhere(principal, role)
      : scopes.every((scope) => holdsRole(principal, role, scope));
  if (!isAllowed) {
    throw new AppError('auth.forbidden', `This needs the role ${role} for what it touches.`);
  }
}
