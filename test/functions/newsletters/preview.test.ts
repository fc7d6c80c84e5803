import { beforeEach, describe, expect, it } from 'vitest';
import { anIssueContent } from '../../builders/issue-content.ts';
import { balen, newslettersWorld, retie, type World } from './newsletters-world.ts';

let world: World;
let issueId: string;
beforeEach(async () => {
  world = await newslettersWorld();
  ({ issueId } = await world.create('editor', {
    languages: ['nl', 'fr'],
    content: anIssueContent(),
  }));
});

const preview = (body: object, headers?: Record<string, string>) =>
  world.call('viewer', 'POST', `/issues/${issueId}/preview`, body, headers);

describe('a preview', () => {
  it('shows the first language and municipality, all fields filled', async () => {
    const { json, statusCode } = await preview({});
    expect(statusCode).toBe(200);
    expect(json).toMatchObject({ language: 'nl', municipality: retie });
    expect(json.subject).toBe('Dag lezer, de feesten in Retie beginnen bij de bakker');
    expect(json.html).toContain('Retie');
    expect(json.text).toContain('Dag lezer,');
    expect(`${json.subject}${json.html}${json.text}`).not.toContain('{{');
    expect(json.bytes).toBeGreaterThan(10_000);
  });

  it('shows another language, municipality and name, escaped where it must be', async () => {
    const { json } = await preview({ language: 'fr', municipality: balen, name: "<b>O'Brien" });
    expect(json.subject).toContain("Bonjour <b>O'Brien,");
    expect(json.html).toContain('&lt;b&gt;O&#39;Brien');
    expect(json.html).not.toContain("<b>O'Brien");
    expect(json.text).toContain('Balen');
  });

  it.each([
    ['a language without text', { language: 'en' }],
    ['a municipality that it does not go to', { municipality: '13031' }],
    ['a field that is unknown', { subject: 'x' }],
  ])('refuses %s', async (_, body) => {
    expect((await preview(body)).statusCode).toBe(400);
  });

  it('is a page at two widths for a browser, in which nothing of the mail can run', async () => {
    const { body = '', headers = {} } = await preview(
      { name: '"><script>' },
      { accept: 'text/html' },
    );
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(body.match(/<iframe [^>]*sandbox=""/g)).toHaveLength(2);
    expect(body).toContain('width="375"');
    expect(body).toContain('width="720"');
    expect(body).not.toContain('<script');
  });

  it('is a problem document for a browser too when something is wrong', async () => {
    const answer = await preview({ language: 'en' }, { accept: 'text/html' }).catch(
      (error) => error,
    );
    expect(answer.headers['content-type']).toBe('application/problem+json');
  });
});

describe('a test mail', () => {
  const testSend = (body: object) => world.act('editor', issueId, 'test-send', body);

  it('goes to whoever asks, marked, filled, through the queue for single mails', async () => {
    const { statusCode, json } = await testSend({});
    expect([statusCode, json]).toEqual([202, { sentTo: 1 }]);
    expect(world.sent.mails).toEqual([
      {
        to: { address: 'editor@demo.vanhier.example' },
        test: {
          issueId,
          nis: retie,
          subject: '[TEST] Dag editor, de feesten in Retie beginnen bij de bakker',
          html: expect.stringContaining('Dag editor,'),
          text: expect.stringContaining('Dag editor,'),
        },
      },
    ]);
  });

  it('goes to colleagues, once each', async () => {
    const to = ['viewer@demo.vanhier.example', 'Viewer@demo.vanhier.example'];
    expect((await testSend({ to, language: 'fr', municipality: balen })).json).toEqual({
      sentTo: 1,
    });
    expect(world.sent.mails).toMatchObject([{ to: { address: to[0] }, test: { nis: balen } }]);
  });

  it('never goes to anybody else', async () => {
    const answer = await testSend({ to: ['viewer@demo.vanhier.example', 'resident@example.org'] });
    expect(answer.statusCode).toBe(400);
    expect(answer.json.issues).toEqual([
      { path: 'body.to.1', message: 'No colleague has this address.' },
    ]);
    expect(world.sent.mails).toEqual([]);
  });

  it('is limited to thirty an hour', async () => {
    for (let count = 0; count < 30; count += 1) await testSend({ to: ['x@example.org'] });
    expect((await testSend({})).json.code).toBe('request.too_many');
    world.clock.advance(3600);
    expect((await testSend({})).statusCode).toBe(202);
  });
});
