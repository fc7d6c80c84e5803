import { describe, expect, it } from 'vitest';
import { publicRoutes } from '../../../functions/staff/public-routes.ts';
import { pageFunction } from '../../../shared/http/page-function.ts';
import { request } from '../../builders/http-event.ts';
import { silentLog } from '../../builders/silent-log.ts';

const handler = pageFunction(
  publicRoutes,
  {
    clientId: 'client-1',
    authorizeUrl: 'https://sign-in.vanhier.example/oauth2/authorize',
    tokenUrl: 'https://sign-in.vanhier.example/oauth2/token',
    siteUrl: 'https://www.vanhier.example',
  },
  { log: silentLog() },
);

const get = (path: string) => request(handler, { path });

describe('the page that documents the API', () => {
  it('runs our scripts only and asks for tokens where staff sign in', async () => {
    const { headers, body } = await get('/docs');
    const policy = String(headers?.['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'self' https://sign-in.vanhier.example;");
    expect(body).not.toMatch(/<script(?![^>]*\bsrc=)/);
  });

  it('signs in with a code, PKCE and no secret', async () => {
    const { headers, body } = await get('/docs/start.js');
    expect(headers?.['content-type']).toContain('text/javascript');
    expect(body).toContain('"clientId":"client-1"');
    expect(body).toContain('"usePkceWithAuthorizationCodeGrant":true');
    expect(body).toContain('https://www.vanhier.example/assets/swagger-ui/oauth2-redirect.html');
    expect(body).not.toContain('clientSecret');
  });

  it('serves the document with the addresses of this deployment', async () => {
    const { json } = await get('/openapi.json');
    expect(json).toMatchObject({
      openapi: '3.1.0',
      servers: [{ url: 'https://www.vanhier.example' }],
      components: {
        securitySchemes: {
          signIn: {
            flows: {
              authorizationCode: { tokenUrl: 'https://sign-in.vanhier.example/oauth2/token' },
            },
          },
        },
      },
    });
    expect(JSON.stringify(json)).not.toContain('sign-in.example');
    expect(json.paths).toHaveProperty('/staff/me');
  });
});
