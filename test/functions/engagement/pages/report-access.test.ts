import { describe, expect, it } from 'vitest';
import { engagementDeps } from '../../../../functions/engagement/engagement-deps.ts';
import { staffRoutes } from '../../../../functions/engagement/staff-routes.ts';
import { apiFunction } from '../../../../shared/http/api-function.ts';
import { request } from '../../../builders/http-event.ts';
import { pageAccess } from '../../../builders/page-access.ts';
import { silentLog } from '../../../builders/silent-log.ts';
import { people } from '../../newsletters/newsletters-world.ts';
import { reportWorld } from './report-world.ts';

describe('the address of the reports', async () => {
  const { table, clock, known, look, visit, tokenOf } = await reportWorld();
  const staff = apiFunction(staffRoutes, engagementDeps(table, pageAccess, clock), {
    authenticate: async () => people.retieEditor,
    log: silentLog(),
  });

  it('is given to who signed in, for eight hours and in a language', async () => {
    const { statusCode, json } = await request(staff, {
      method: 'POST',
      path: '/staff/engagement/pages',
      body: { language: 'fr' },
      claims: {},
    });
    expect(statusCode).toBe(201);
    expect(json.expiresAt).toBe('2026-11-22T20:00:00.000Z');
    const { pathname, origin } = new URL(String(json.url));
    expect(origin).toBe('https://www.vanhier.example');
    const page = await visit(pathname);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('<html lang="fr"');
    expect(page.body).toContain('Ce que cela a donné');
  });

  it('is kept, found and passed on by nobody: no cache, no search engine, no referrer, no script', async () => {
    const { headers } = await look(people.retieEditor);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
    });
    expect(String(headers?.['content-security-policy'])).not.toContain('script-src');
  });

  it('has lapsed after eight hours, and the page says what to do', async () => {
    const token = await tokenOf(people.retieEditor);
    clock.set('2026-11-22T20:00:01Z');
    const { statusCode, body } = await visit(`/reports/${token}/nl`);
    clock.set('2026-11-22T12:00:00Z');
    expect(statusCode).toBe(410);
    expect(body).toContain('Dit adres is verlopen');
    expect(body).not.toContain('Wat het opleverde');
  });

  it('shows nothing when it was cut off, forged, or made for something else', async () => {
    const token = await tokenOf(people.retieEditor);
    const [claims, expiry, signature] = token.split('.');
    const admin = Buffer.from('{"a":"acc_admin"}').toString('base64url');
    for (const bad of [
      token.slice(0, -5),
      `${admin}.${expiry}.${signature}`,
      `${claims}..${signature}`,
    ]) {
      const { statusCode, body } = await visit(`/reports/${bad}/nl`);
      expect(statusCode).toBe(400);
      expect(body).toContain('Dit adres werkt niet');
    }
  });

  it('shows what the account may see now, not what it might when the address was made', async () => {
    const token = await tokenOf(people.viewer);
    const path = `/reports/${token}/nl/lists`;
    expect((await visit(path)).statusCode).toBe(200);
    known.set(people.viewer.accountId, { ...people.viewer, grants: people.retieEditor.grants });
    const { statusCode, body } = await visit(path);
    const front = await visit(`/reports/${token}/nl`);
    known.set(people.viewer.accountId, people.viewer);
    expect(statusCode).toBe(403);
    expect(body).toContain('Dit rapport is niet voor u');
    expect(front.body).not.toContain('Lijsten');
  });

  it('opens nothing any more once the account is no longer in use', async () => {
    const token = await tokenOf(people.retieEditor);
    known.delete(people.retieEditor.accountId);
    const { statusCode, body } = await visit(`/reports/${token}/nl`);
    known.set(people.retieEditor.accountId, people.retieEditor);
    expect(statusCode).toBe(403);
    expect(body).toContain('Dit rapport is niet voor u');
  });
});
