import * as z from 'zod';
import { type Clock, secondsAfter } from '../../../shared/clock.ts';
import type { KeyRing } from '../../../shared/secrets/key-ring.ts';
import { signToken, type TokenKind } from '../../../shared/tokens/signed-token.ts';

const claims = z.object({
  /** Id of the account that asked for the address: what it may see is read at each visit. */
  a: z.string(),
});

/** Opens the report pages for a working day. */
export const reportToken = {
  purpose: 'report-pages',
  claims,
  lifetime: 8 * 3600,
} satisfies TokenKind<typeof claims>;

export interface ReportAccess {
  readonly token: string;
  readonly expiresAt: Date;
}

export async function openReports(
  accountId: string,
  effects: { readonly keys: KeyRing; readonly now: Clock },
): Promise<ReportAccess> {
  const token = await signToken(reportToken, { a: accountId }, effects);
  return { token, expiresAt: secondsAfter(effects.now(), reportToken.lifetime) };
}
