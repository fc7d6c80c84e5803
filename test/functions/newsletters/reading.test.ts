import { beforeEach, describe, expect, it } from 'vitest';
import { publicRoutes } from '../../../functions/newsletters/public-routes.ts';
import { startIssue } from '../../../functions/newsletters/start-issue.ts';
import { pageFunction } from '../../../shared/http/page-function.ts';
import { request } from '../../builders/http-event.ts';
import { anIssueContent } from '../../builders/issue-content.ts';
import { silentLog } from '../../builders/silent-log.ts';
import { goodContent, newslettersWorld, retie, siteUrl, type World } from './newsletters-world.ts';

let world: World;
let read: (path: string) => ReturnType<typeof request>;
beforeEach(async () => {
  world = await newslettersWorld();
  const handler = pageFunction(publicRoutes, { table: world.table }, { log: silentLog() });
  read = (path) => request(handler, { path });
});

/** Launched at its time, as its schedule would. */
async function launched(): Promise<string> {
  const { issueId } = await world.issueIn('scheduled');
  world.clock.set('2026-11-28T08:00:00Z');
  await startIssue(world.launching, { issueId, revision: 4 });
  return issueId;
}

describe('a newsletter to read online', () => {
  it('is not there before it is sent, whatever its state', async () => {
    for (const state of ['draft', 'in_review', 'approved', 'scheduled'] as const) {
      const { issueId } = await world.issueIn(state);
      const { statusCode, headers } = await read(`/issues/${issueId}/nl-${retie}`);
      expect([state, statusCode, headers?.['cache-control']]).toEqual([state, 404, 'no-store']);
    }
    const issueId = await launched();
    expect((await read(`/issues/${issueId}/nl-${retie}`)).statusCode).toBe(404);
    await world.issues.transition(issueId, { from: ['planning'], to: 'cancelled' });
    expect((await read(`/issues/${issueId}/nl-${retie}`)).statusCode).toBe(404);
  });

  it('is there while it is sent, after, and when it was cancelled halfway', async () => {
    const issueId = await launched();
    const path = `/issues/${issueId}/nl-${retie}`;
    await world.issues.transition(issueId, { from: ['planning'], to: 'sending' });
    const { statusCode, body = '', headers = {} } = await read(path);
    expect(statusCode).toBe(200);
    expect(body).toContain('De kerstmarkt komt');
    expect(body).not.toMatch(/\{\{|unsubscribe|token=/);
    expect(headers['cache-control']).toBe('public, max-age=3600');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).not.toContain('script-src');
    await world.issues.transition(issueId, { from: ['sending'], to: 'paused' });
    expect((await read(path)).statusCode).toBe(200);
    await world.issues.transition(issueId, { from: ['paused'], to: 'cancelled' });
    expect((await read(path)).statusCode).toBe(200);
  });

  it('is where the mails say it is', async () => {
    const issueId = await launched();
    await world.issues.transition(issueId, { from: ['planning'], to: 'sending' });
    const [mail] = [...world.stored.values()] as { html: string }[];
    const [address = ''] = /https:\/\/[^"]*\/issues\/[^"]*/.exec(mail?.html ?? '') ?? [];
    expect((await read(address.replace(siteUrl, ''))).statusCode).toBe(200);
  });

  it('shows what was approved last, never what an earlier approval left', async () => {
    const { issueId, revision } = await world.issueIn('approved');
    const change = { revision, content: goodContent('Nieuw onderwerp') };
    await world.call('editor', 'PATCH', `/issues/${issueId}`, change);
    await world.act('editor', issueId, 'submit', { revision: revision + 1 });
    await world.act('approver', issueId, 'approve', { revision: revision + 2 });
    await world.act('editor', issueId, 'schedule', { revision: revision + 3 });
    await world.force(issueId, 'sending');
    expect((await read(`/issues/${issueId}/nl-${retie}`)).body).toContain('Nieuw onderwerp');
  });

  it.each([
    '/issues/iss_01jd0000000000000000000000/nl-13036',
    '/issues/1/nl-13036',
    '/issues/x/../y',
    '/issues/nl/nowhere',
    '/issues/de/retie',
    '/issues/%00/%ff',
  ])('answers a page, not an error, for %s', async (path) => {
    const { statusCode, headers, body } = await read(path);
    expect([400, 404]).toContain(statusCode);
    expect(headers?.['content-type']).toContain('text/html');
    expect(body).not.toMatch(/Error|at \//);
  });
});

describe('the archive of a municipality', () => {
  it('lists what was sent, in the visitor’s language where there is one', async () => {
    world.state.audienceSize = 1;
    const issueId = await launched();
    expect((await read('/issues/nl/retie')).body).toContain('nog geen nieuwsbrief');
    await world.issues.transition(issueId, { from: ['planning'], to: 'sending' });
    const dutch = await read('/issues/nl/retie');
    expect(dutch.statusCode).toBe(200);
    expect(dutch.body).toContain('Dag lezer, de kerstmarkt komt');
    expect(dutch.body).toContain('28 november 2026');
    expect(dutch.body).toContain(`/issues/${issueId}/nl-${retie}`);
    const french = await read('/issues/fr/retie');
    expect(french.body).toContain('28 novembre 2026');
    expect(french.body).toMatch(/<a [^>]*lang="nl"/);
    expect((await read('/issues/nl/oud-turnhout')).body).not.toContain('kerstmarkt');
  });

  it('escapes what staff wrote', async () => {
    const content = anIssueContent();
    const { nl } = content.languages;
    if (!nl) throw new Error('no Dutch');
    const { issueId } = await world.create('editor', {
      content: {
        languages: { nl: { ...goodContent().languages.nl, subject: '<img src=x> & co' } },
      },
    });
    await world.act('editor', issueId, 'submit', { revision: 1 });
    await world.act('approver', issueId, 'approve', { revision: 2 });
    await world.act('editor', issueId, 'schedule', { revision: 3 });
    world.clock.set('2026-11-28T08:00:00Z');
    await startIssue(world.launching, { issueId, revision: 4 });
    await world.issues.transition(issueId, { from: ['planning'], to: 'sending' });
    const { body } = await read('/issues/nl/retie');
    expect(body).toContain('&lt;img src=x&gt; &amp; co');
  });
});
