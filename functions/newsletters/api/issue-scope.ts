import * as z from 'zod';
import { holdsRole, type Principal } from '../../../shared/http/principal.ts';
import { issueIdSchema } from '../issue-ids.ts';
import type { IssueRepository } from '../issue-repository.ts';

export const issueParams = z.strictObject({ id: issueIdSchema });

interface IssueRequest {
  readonly params: { readonly id: string };
  readonly principal: Principal;
}

interface IssueDeps {
  readonly issues: IssueRepository;
}

/** To change an issue takes the role in every municipality that it addresses. */
export async function everyMunicipality(
  { params }: IssueRequest,
  { issues }: IssueDeps,
): Promise<readonly string[]> {
  return (await issues.read(params.id)).municipalities;
}

/** To look at an issue takes a role in one of its municipalities. */
export async function oneMunicipality(
  { params, principal }: IssueRequest,
  { issues }: IssueDeps,
): Promise<readonly string[]> {
  const { municipalities } = await issues.read(params.id);
  const own = municipalities.filter((nis) => holdsRole(principal, 'viewer', nis));
  return own.length > 0 ? own : municipalities;
}
