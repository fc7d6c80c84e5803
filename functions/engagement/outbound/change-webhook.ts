import { type Clock, daysAfter } from '../../../shared/clock.ts';
import { AppError } from '../../../shared/errors.ts';
import { FetchError } from '../../../shared/fetching/fetch-error.ts';
import type { SafePost } from '../../../shared/fetching/safe-post.ts';
import type { Principal } from '../../../shared/http/principal.ts';
import type { NewId } from '../../../shared/ids.ts';
import type { KeyRing } from '../../../shared/secrets/key-ring.ts';
import { auditWrite } from '../../staff/index.ts';
import type { NoticeKind } from './notice.ts';
import type { KeptSecret, Webhook } from './webhook.ts';
import type { WebhookRepository } from './webhook-repository.ts';
import { makeSecret } from './webhook-secret.ts';

export interface WebhookDeps {
  readonly webhooks: WebhookRepository;
  readonly keys: KeyRing;
  readonly checkAddress: SafePost['check'];
  readonly now: Clock;
  readonly newId: NewId;
}

/** A webhook and its new secret, which nobody can be shown again. */
export interface WithSecret {
  readonly webhook: Webhook;
  readonly secret: string;
}

/** Of one municipality, or of the programme. */
const mostWebhooks = 10;
/** Days for which notices are signed with the secret of before, too. */
const overlapDays = 1;
/** Each is a signature in a header. */
const mostOldSecrets = 4;

export interface WebhookInput {
  readonly scope: string;
  readonly url: string;
  readonly kinds: readonly NoticeKind[];
}

/** @throws {AppError} webhook.address, webhook.state */
export async function createWebhook(
  { scope, url, kinds }: WebhookInput,
  principal: Principal,
  deps: WebhookDeps,
): Promise<WithSecret> {
  await requireAddress(url, deps);
  const id = deps.newId('whk');
  const at = deps.now().toISOString();
  const { shown, kept } = await makeSecret(id, deps.keys);
  const webhook: Webhook = {
    id,
    scope,
    url,
    kinds: [...new Set(kinds)],
    state: 'active',
    secrets: [kept],
    createdAt: at,
    createdBy: principal.accountId,
    tellsFrom: at,
    version: 0,
  };
  await deps.webhooks.create(webhook, line(webhook, 'created', [], principal, deps), mostWebhooks);
  return { webhook, secret: shown };
}

export interface WebhookEdit {
  readonly url?: string | undefined;
  readonly kinds?: readonly NoticeKind[] | undefined;
  readonly state?: Webhook['state'] | undefined;
}

/**
 * One that is enabled again is told of what happens from now on.
 * @throws {AppError} webhook.not_found, webhook.address, webhook.state
 */
export async function editWebhook(
  webhookId: string,
  { url, kinds, state }: WebhookEdit,
  principal: Principal,
  deps: WebhookDeps,
): Promise<Webhook> {
  const before = await deps.webhooks.read(webhookId);
  if (url !== undefined && url !== before.url) await requireAddress(url, deps);
  const { failingSince: _since, disabledFor, ...kept } = before;
  const isEnabled = state === 'active' && before.state === 'disabled';
  const isDisabled = (state ?? before.state) === 'disabled';
  const after: Webhook = {
    ...kept,
    ...(url !== undefined && { url }),
    ...(kinds && { kinds: [...new Set(kinds)] }),
    ...(state && { state }),
    ...(isDisabled && { disabledFor: disabledFor ?? 'staff' }),
    ...(isEnabled && { tellsFrom: deps.now().toISOString() }),
  };
  const fields = Object.entries({ url, kinds, state }).flatMap(([name, value]) =>
    value === undefined ? [] : [name],
  );
  return deps.webhooks.replace(before, after, line(before, 'changed', fields, principal, deps));
}

/** A new secret; with those of before, notices are signed for a day more. */
export async function changeSecret(
  webhookId: string,
  principal: Principal,
  deps: WebhookDeps,
): Promise<WithSecret> {
  const before = await deps.webhooks.read(webhookId);
  const { shown, kept } = await makeSecret(webhookId, deps.keys);
  const secrets = [kept, ...stillGood(before, deps.now())];
  const change = line(before, 'changed', ['secret'], principal, deps);
  const webhook = await deps.webhooks.replace(before, { ...before, secrets }, change);
  return { webhook, secret: shown };
}

/**
 * The secrets of before that notices are signed with for now, the newest first. Several: whose answer with a new one was lost asks again
 * within the day, and the receiver has the first.
 */
function stillGood({ secrets }: Webhook, now: Date): KeptSecret[] {
  const until = daysAfter(now, overlapDays).toISOString();
  return secrets
    .map((secret) => ({ ...secret, until: secret.until ?? until }))
    .filter((secret) => secret.until > now.toISOString())
    .slice(0, mostOldSecrets);
}

export async function removeWebhook(
  webhookId: string,
  principal: Principal,
  deps: WebhookDeps,
): Promise<void> {
  const before = await deps.webhooks.read(webhookId);
  await deps.webhooks.remove(before, line(before, 'removed', [], principal, deps));
}

async function requireAddress(url: string, { checkAddress }: WebhookDeps): Promise<void> {
  try {
    await checkAddress(url);
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    throw new AppError('webhook.address', error.message, { cause: error });
  }
}

const line = (
  { id, scope }: Pick<Webhook, 'id' | 'scope'>,
  done: 'created' | 'changed' | 'removed',
  fields: readonly string[],
  principal: Principal,
  deps: WebhookDeps,
) =>
  auditWrite(
    { principal, action: `webhook.${done}`, subject: id, municipalities: [scope], fields },
    deps,
  );
