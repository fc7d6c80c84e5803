import { createHash, randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { StaffAccount } from '../../boundary.ts';
import type { UserPoolClient } from './user-pool-client.ts';

const tokensSchema = z.object({ access_token: z.string() });

/**
 * Signs an account in as a browser would, through the sign-in page with code and PKCE, and answers its access
 * token.
 * @throws Error with what the provider said instead.
 */
export async function signIn(
  baseUrl: string,
  client: UserPoolClient,
  account: StaffAccount,
): Promise<string> {
  const verifier = randomBytes(32).toString('base64url');
  const redirectUri = client.callbackUrls[0] ?? '';
  const authorize = new URL('/oauth2/authorize', baseUrl);
  authorize.search = new URLSearchParams({
    response_type: 'code',
    client_id: client.id,
    redirect_uri: redirectUri,
    scope: client.scopes.join(' '),
    state: randomBytes(8).toString('hex'),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString();
  const code = await codeFrom(authorize, redirectUri, account);
  const response = await fetch(new URL('/oauth2/token', baseUrl), {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: client.id,
      redirect_uri: redirectUri,
      code,
      code_verifier: verifier,
    }),
  });
  const body = await response.text();
  if (!response.ok) throw new Error(`No token for ${account.email}: ${body}`);
  return tokensSchema.parse(JSON.parse(body)).access_token;
}

async function codeFrom(start: URL, redirectUri: string, account: StaffAccount): Promise<string> {
  const cookies = new Map<string, string>();
  let url = start;
  let form: URLSearchParams | undefined;
  for (let step = 0; step < 10; step += 1) {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { method: 'POST', body: form } : {}),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    form = undefined;
    if (location) url = new URL(location, url);
    else if (url.pathname.startsWith('/login/') && response.ok) {
      form = new URLSearchParams({ email: account.email, password: account.password });
    } else throw new Error(`${url.pathname} answered ${response.status}: ${await response.text()}`);
    if (url.href.startsWith(redirectUri)) {
      const code = url.searchParams.get('code');
      if (code) return code;
      throw new Error(url.searchParams.get('error_description') ?? 'No code.');
    }
  }
  throw new Error('The sign-in page went in circles.');
}
