import { beforeEach, describe, expect, it } from 'vitest';
import type { IssueContent } from '../../../emails/blocks/schema.ts';
import { contentOf } from '../../builders/issue-content.ts';
import { goodContent, newslettersWorld, siteUrl, type World } from './newsletters-world.ts';

let world: World;
beforeEach(async () => {
  world = await newslettersWorld();
});

interface Problem {
  code: string;
  severity: string;
  message: string;
}

async function preflight(fields: object, query = '') {
  const { issueId } = await world.create('editor', fields);
  const { json, body } = await world.act('viewer', issueId, `preflight${query}`);
  if (!json.problems) throw new Error(body);
  return { issueId, passes: json.passes, problems: json.problems as Problem[], json };
}

const text = { type: 'text', markdown: 'Koop lokaal.' } as const;
const title = { type: 'header', title: 'Titel' } as const;
const picture = (url: string, alt = 'Een bakker') =>
  ({ type: 'image', url, alt, width: 600, height: 400 }) as const;

const withBlocks = (...blocks: Parameters<typeof contentOf>[0]) => ({
  content: contentOf([title, ...blocks], { subject: 'Onderwerp', preheader: 'Meer' }),
});

const frenchOnly: IssueContent = { languages: { fr: goodContent().languages.nl } };

describe('the preflight', () => {
  it('passes an issue in which all is right and says whom it reaches', async () => {
    const { passes, problems, json } = await preflight({});
    expect([passes, problems]).toEqual([true, []]);
    expect(json.audienceSize).toBe(3);
    expect(json.variants).toHaveLength(2);
  });

  it.each<[string, string, object | (() => Promise<object>)]>([
    [
      'alt_missing',
      'a picture without alternative text',
      withBlocks(text, picture('https://x.example/a.png', ' ')),
    ],
    [
      'merge_field_dead',
      'a field that nothing fills',
      withBlocks({ type: 'text', markdown: 'Dag [voornaam]' }),
    ],
    ['language_missing', 'a declared language that is missing', { languages: ['nl', 'fr'] }],
    ['default_language_missing', 'no Dutch', { languages: ['fr'], content: frenchOnly }],
    ['text_part_missing', 'no text', withBlocks({ type: 'divider' })],
    [
      'html_too_large',
      'more HTML than Gmail shows',
      withBlocks(
        ...Array.from({ length: 6 }, () => ({
          type: 'text' as const,
          markdown: 'lang '.repeat(3900),
        })),
      ),
    ],
    [
      'link_not_https',
      'a link without https',
      withBlocks(text, { type: 'button', label: 'Lees', url: 'http://x.example/' }),
    ],
    [
      'image_unknown',
      'an image that was never uploaded',
      withBlocks(text, picture('/images/img_01jd0000000000000000000000.png')),
    ],
    ['time_missing', 'no time', { sendAt: undefined }],
    ['time_past', 'a time that is past', { sendAt: '2026-11-22T09:00' }],
    ['subject_empty', 'no subject', { content: contentOf([title, text], { subject: '' }) }],
  ])('blocks with %s: %s', async (code, _, fields) => {
    const { issueId, passes, problems } = await preflight(fields as object);
    expect(problems).toContainEqual(expect.objectContaining({ code, severity: 'block' }));
    expect(passes).toBe(false);
    const answer = await world.act('editor', issueId, 'submit', { revision: 1 });
    expect([answer.statusCode, answer.json.code]).toEqual([422, 'issue.not_approvable']);
    expect(JSON.stringify(answer.json.issues)).toContain(code);
    expect((await world.issues.read(issueId)).state).toBe('draft');
  });

  it('blocks an issue that nobody would receive, and a sender that is not verified', async () => {
    world.state.audienceSize = 0;
    world.state.isVerified = false;
    const { problems } = await preflight({});
    expect(problems.map(({ code }) => code)).toEqual(['audience_empty', 'sender_not_verified']);
  });

  it('stops an approval when something went wrong since the issue was submitted', async () => {
    const { issueId, revision } = await world.issueIn('in_review');
    world.state.isVerified = false;
    const answer = await world.act('approver', issueId, 'approve', { revision });
    expect(answer.json.code).toBe('issue.not_approvable');
    expect((await world.issues.read(issueId)).state).toBe('in_review');
    expect(world.sent.templates).toEqual([]);
  });

  it('only warns from 90 kB on', async () => {
    const large = Array.from({ length: 4 }, () => ({
      type: 'text' as const,
      markdown: 'lang '.repeat(3800),
    }));
    const { passes, problems } = await preflight(withBlocks(...large));
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['html_large', 'warn'],
    ]);
    expect(passes).toBe(true);
  });

  it('stops at a picture of another website, which could change it and see who opens the mail', async () => {
    const answer = await preflight(withBlocks(text, picture('https://x.example/a.png')));
    expect(answer).toMatchObject({
      passes: false,
      problems: [{ code: 'image_elsewhere', severity: 'block', language: 'nl', block: 2 }],
    });
  });

  it('takes an image that was uploaded and looked at', async () => {
    const path = await world.readyImage();
    for (const url of [path, siteUrl + path]) {
      const { passes, problems } = await preflight(withBlocks(text, picture(url)));
      expect([passes, problems]).toEqual([true, []]);
    }
  });

  it('explains in the language asked for', async () => {
    const french = await preflight({ sendAt: undefined }, '?explainIn=fr');
    expect(french.problems[0]?.message).toMatch(/^Choisissez le jour/);
    const dutch = await preflight({ sendAt: undefined });
    expect(dutch.problems[0]?.message).toMatch(/^Kies de dag/);
  });
});
