import Provider, { type JWTStructured } from 'oidc-provider';
import { escapeHtml, page } from '../page.ts';
import { createMemoryAdapter } from './memory-adapter.ts';
import type { SigningKeys } from './signing-keys.ts';
import { staffAccounts } from './staff-accounts.ts';
import type { UserPoolClient } from './user-pool-client.ts';

/** Stands for the one API behind the pool; only so does the provider give out readable access tokens. */
const api = 'urn:cognito:user-pool';

/**
 * An OpenID provider that answers at Cognito's paths, with Cognito's tokens: access tokens are JWTs that carry
 * `client_id`, `token_use` and `username`, and neither `aud` nor the e-mail address.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
 */
export function createProvider(
  issuer: string,
  clients: readonly UserPoolClient[],
  { keys, cookieKey }: SigningKeys,
): Provider {
  const scopes = [...new Set(clients.flatMap((client) => client.scopes))].join(' ');
  const seconds = Math.min(...clients.map((client) => client.accessTokenSeconds), 86_400);
  return new Provider(issuer, {
    adapter: createMemoryAdapter(),
    clients: clients.map((client) => ({
      client_id: client.id,
      application_type: 'native',
      token_endpoint_auth_method: 'none',
      redirect_uris: client.callbackUrls,
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
    })),
    clientBasedCORS: () => true,
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: [cookieKey] },
    jwks: { keys },
    pkce: { required: () => true },
    routes: {
      authorization: '/oauth2/authorize',
      token: '/oauth2/token',
      jwks: '/.well-known/jwks.json',
      userinfo: '/oauth2/userInfo',
      revocation: '/oauth2/revoke',
    },
    renderError: (ctx, { error, error_description: why }) => {
      ctx.type = 'html';
      ctx.body = page(
        'Sign in',
        `<h1>Sign-in is not possible</h1><p>${escapeHtml(why ?? error)}</p>`,
      );
    },
    interactions: { url: (_, interaction) => `/login/${interaction.uid}` },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => api,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: scopes,
          audience: api,
          accessTokenFormat: 'jwt',
          accessTokenTTL: seconds,
        }),
      },
    },
    formats: { customizers: { jwt: (_, token, parts) => likeCognito(token, parts) } },
    findAccount: (_, subject) => {
      const account = staffAccounts.find((each) => each.subject === subject);
      if (!account) return undefined;
      return {
        accountId: subject,
        claims: () => ({ sub: subject, email: account.email, email_verified: true }),
      };
    },
    ttl: {
      AccessToken: seconds,
      IdToken: seconds,
      AuthorizationCode: 60,
      Interaction: 3600,
      Session: 86_400,
      Grant: 86_400,
      RefreshToken: 86_400,
    },
  });
}

/** The provider reads what it is to sign from `parts`, so they are changed in place. */
function likeCognito(token: object, parts: JWTStructured): void {
  if (!('accountId' in token)) return;
  const account = staffAccounts.find((each) => each.subject === token.accountId);
  parts.header = { typ: undefined };
  Object.assign(parts.payload, {
    token_use: 'access',
    version: 2,
    auth_time: parts.payload.iat,
    username: account?.email,
  });
  // The provider insists on an audience. Hidden, it is there to be looked at and is not written into the token.
  Object.defineProperty(parts.payload, 'aud', { enumerable: false, writable: true });
}
