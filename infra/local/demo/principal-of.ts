import * as z from 'zod';
import { type Principal, roles } from '../../../shared/http/principal.ts';
import type { StaffClient } from './staff-client.ts';

const selfSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  grants: z.array(z.object({ role: z.enum(roles), scope: z.string() })),
});

/** Who signs in with this client, as the functions know them. */
export async function principalOf(staff: StaffClient): Promise<Principal> {
  const { id: accountId, ...self } = await staff.get('/staff/me', selfSchema);
  return { accountId, ...self };
}
