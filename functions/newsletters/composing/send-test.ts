import { takePlace } from '../../../shared/data/rate-limit.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Principal } from '../../../shared/http/principal.ts';
import type { Issue } from '../issue.ts';
import type { ComposeDeps } from './compose-deps.ts';
import { previewIssue, type VariantChoice } from './preview-issue.ts';

/** Of one person; each goes to ten addresses at most. */
const limit = { name: 'test-send', count: 30, windowSeconds: 3600 };

/**
 * Sends one variant, marked as a test, to whoever asks or to colleagues: never to residents, whose addresses
 * staff could otherwise write to without consent.
 * @throws {AppError} request.invalid for an address that is not a colleague's; request.too_many
 */
export async function sendTest(
  deps: ComposeDeps,
  principal: Principal,
  issue: Issue,
  { to = [principal.email], ...choice }: VariantChoice & { to?: readonly string[] | undefined },
): Promise<{ sentTo: number }> {
  await requirePlace(deps, principal);
  const addresses = [...new Set(to.map((address) => address.toLowerCase()))];
  await requireColleagues(deps, principal, addresses);
  const preview = await previewIssue(deps, issue, { name: principal.name, ...choice });
  const test = {
    issueId: issue.issueId,
    nis: preview.municipality,
    subject: `[TEST] ${preview.subject}`,
    html: preview.html,
    text: preview.text,
  };
  await deps.mails.send(addresses.map((address) => ({ to: { address }, test })));
  return { sentTo: addresses.length };
}

async function requirePlace({ table, now }: ComposeDeps, { accountId }: Principal): Promise<void> {
  if (await takePlace(table, limit, accountId, now)) return;
  throw new AppError('request.too_many', 'You have sent many test mails. Wait an hour.');
}

async function requireColleagues(
  { isStaffAddress }: ComposeDeps,
  principal: Principal,
  addresses: readonly string[],
): Promise<void> {
  const issues = [];
  for (const [index, address] of addresses.entries()) {
    if (address === principal.email.toLowerCase() || (await isStaffAddress(address))) continue;
    issues.push({ path: `body.to.${index}`, message: 'No colleague has this address.' });
  }
  if (issues.length === 0) return;
  throw new AppError('request.invalid', 'Test mails go to colleagues only.', { issues });
}
