import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServices, type TestServices } from '../services.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'vanhier-sign-in-'));
let services: TestServices;
beforeAll(async () => {
  services = await startTestServices({ dataDir });
});
afterAll(async () => {
  await services.stop();
  rmSync(dataDir, { recursive: true });
});

const callback = 'http://127.0.0.1:4000/docs/signed-in';
const verifier = 'a-verifier-of-at-least-forty-three-characters-x';

async function authorize(changes: Record<string, string> = {}) {
  const url = new URL('/oauth2/authorize', services.issuer);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: services.template.byType('AWS::Cognito::UserPoolClient')[0]!.ref,
    redirect_uri: callback,
    scope: 'openid',
    state: 's1',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...changes,
  }).toString();
  return fetch(url, { redirect: 'manual' });
}

/** A browser with nothing but cookies, on its way through the sign-in page. */
async function openLogin() {
  const cookies = new Map<string, string>();
  const request = async (url: URL, init: RequestInit = {}) => {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { cookie } });
    keep(answer);
    return answer;
  };
  const keep = (answer: Response) => {
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = cookie.split(';')[0]!.split('=');
      cookies.set(name, value);
    }
  };
  const started = await authorize();
  keep(started);
  const page = new URL(started.headers.get('location')!, services.issuer);
  const submit = (email: string, password: string) =>
    request(page, { method: 'POST', body: new URLSearchParams({ email, password }) });
  return {
    page: () => request(page),
    submit,
    /** The code that the application gets for a right password. */
    async code() {
      const signedIn = await submit('editor@demo.vanhier.example', 'vanhier');
      const back = await request(new URL(signedIn.headers.get('location')!, services.issuer));
      return new URL(back.headers.get('location')!).searchParams.get('code')!;
    },
  };
}

function exchange(code: string, code_verifier: string) {
  return fetch(new URL('/oauth2/token', services.issuer), {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: services.template.byType('AWS::Cognito::UserPoolClient')[0]!.ref,
      redirect_uri: callback,
      code,
      code_verifier,
    }),
  });
}

describe('signing in', () => {
  it('gives an access token such as Cognito gives', async () => {
    const token = await services.accessToken('editor@demo.vanhier.example');
    const keys = createRemoteJWKSet(new URL(services.jwksUrl));
    const { payload, protectedHeader } = await jwtVerify(token, keys, { issuer: services.issuer });
    const account = services.staffAccounts.find(({ email }) => email.startsWith('editor@'))!;
    expect(payload).toMatchObject({
      sub: account.subject,
      username: account.email,
      token_use: 'access',
      scope: 'openid email',
      client_id: services.template.byType('AWS::Cognito::UserPoolClient')[0]!.ref,
    });
    expect(payload.exp! - payload.iat!).toBe(3600);
    expect(payload).not.toHaveProperty('aud');
    expect(payload).not.toHaveProperty('email');
    expect(Object.keys(protectedHeader).sort()).toEqual(['alg', 'kid']);
  });

  it('shows the demo accounts and refuses a wrong password on the same page', async () => {
    const form = await openLogin();
    expect(await (await form.page()).text()).toContain('approver.retie@demo.vanhier.example');
    const refused = await form.submit('editor@demo.vanhier.example', 'wrong');
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('role="alert"');
  });

  it('needs PKCE, and the verifier of the challenge', async () => {
    const without = await authorize({ code_challenge: '', code_challenge_method: '' });
    expect(without.headers.get('location')).toContain('error=invalid_request');
    const wrong = await exchange(await (await openLogin()).code(), `${verifier}-other`);
    expect(await wrong.json()).toMatchObject({ error: 'invalid_grant' });
  });

  it('gives tokens for a code once', async () => {
    const code = await (await openLogin()).code();
    expect((await exchange(code, verifier)).status).toBe(200);
    expect((await exchange(code, verifier)).status).toBe(400);
  });

  it('sends nobody to an address that is not registered', async () => {
    const answer = await authorize({ redirect_uri: 'http://evil.example/' });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('location')).toBeNull();
  });

  it('knows only its accounts', async () => {
    await expect(services.accessToken('nobody@x.be')).rejects.toThrow(/no staff account/);
  });

  it('lets the docs page fetch a token from another origin', async () => {
    const answer = await fetch(new URL('/oauth2/token', services.issuer), {
      method: 'OPTIONS',
      headers: { origin: 'http://127.0.0.1:4000', 'access-control-request-method': 'POST' },
    });
    expect(answer.headers.get('access-control-allow-origin')).toBe('http://127.0.0.1:4000');
  });
});
