import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import type { Log } from '../../boundary.ts';
import type { Handle, Listener } from '../../listener.ts';
import type { ResolvedTemplate } from '../../resources.ts';
import { readBody } from '../proxy/read-body.ts';
import { signIn } from './code-flow.ts';
import { loginPage } from './login-page.ts';
import { createProvider } from './provider.ts';
import { openSigningKeys } from './signing-keys.ts';
import { findAccount, staffAccounts } from './staff-accounts.ts';
import { userPoolClients } from './user-pool-client.ts';

export interface Cognito {
  issuer: string;
  jwksUrl: string;
  /** A real access token of an account, as its sign-in would give it. @throws Error for an unknown account. */
  accessToken(email: string): Promise<string>;
}

/** The template's user pool: sign-in pages, tokens and keys, all at the listener's address. */
export async function startCognito(
  template: ResolvedTemplate,
  listener: Listener,
  dataDir: string,
  log: Log,
): Promise<Cognito> {
  const clients = userPoolClients(template);
  const [client] = clients;
  if (!client) throw new Error('The template has no user pool client with the code flow.');
  const provider = createProvider(listener.url, clients, await openSigningKeys(dataDir));
  provider.on('server_error', (_, error) => log('sign-in', error.message));
  listener.handle(requestListener(provider, log));
  return {
    issuer: listener.url,
    jwksUrl: `${listener.url}/.well-known/jwks.json`,
    async accessToken(email) {
      const account = staffAccounts.find((each) => each.email === email);
      if (account) return signIn(listener.url, client, account);
      const known = staffAccounts.map((each) => each.email).join(', ');
      throw new Error(`There is no staff account ${email}, only ${known}.`);
    },
  };
}

function requestListener(provider: Provider, log: Log): Handle {
  const callback = provider.callback();
  return (incoming, outgoing) => {
    const uid = /^\/login\/([\w-]+)$/.exec(incoming.url ?? '')?.[1];
    if (uid === undefined) return callback(incoming, outgoing);
    return login(provider, uid, incoming, outgoing).catch((error: unknown) => {
      log('sign-in', String(error));
      html(
        outgoing,
        400,
        '<p>This sign-in has ended. Please start again from the page that sent you here.</p>',
      );
    });
  };
}

async function login(
  provider: Provider,
  uid: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const { prompt, params, session } = await provider.interactionDetails(incoming, outgoing);
  if (prompt.name === 'consent' && session) {
    await finish(provider, incoming, outgoing, session.accountId, params);
    return;
  }
  if (incoming.method !== 'POST') {
    html(outgoing, 200, loginPage(uid));
    return;
  }
  const form = new URLSearchParams((await readBody(incoming)).toString('utf8'));
  const email = form.get('email') ?? '';
  const account = findAccount(email, form.get('password') ?? '');
  if (account) await finish(provider, incoming, outgoing, account.subject, params);
  else html(outgoing, 422, loginPage(uid, { email }));
}

/** Cognito asks for no consent, so signing in grants what the application asked for. */
async function finish(
  provider: Provider,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  accountId: string,
  params: Record<string, unknown>,
): Promise<void> {
  const grant = new provider.Grant({ accountId, clientId: String(params.client_id) });
  const scope = String(params.scope ?? 'openid');
  grant.addOIDCScope(scope);
  grant.addResourceScope('urn:cognito:user-pool', scope);
  const grantId = await grant.save();
  await provider.interactionFinished(
    incoming,
    outgoing,
    { login: { accountId }, consent: { grantId } },
    { mergeWithLastSubmission: false },
  );
}

function html(outgoing: ServerResponse, status: number, body: string): void {
  outgoing
    .writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    })
    .end(body);
}
