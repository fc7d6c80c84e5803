import { beforeAll, describe, expect, it } from 'vitest';
import { readContent } from '../../../functions/newsletters/content-repository.ts';
import { moves } from '../../../functions/newsletters/lifecycle.ts';
import { applyMove } from '../../../functions/newsletters/move-issue.ts';
import {
  balen,
  bierbeek,
  goodContent,
  newIssue,
  newslettersWorld,
  people,
  retie,
  type World,
} from './newsletters-world.ts';

let world: World;
beforeAll(async () => {
  world = await newslettersWorld();
});

const edit = (who: Parameters<World['call']>[0], issueId: string, body: unknown) =>
  world.call(who, 'PATCH', `/issues/${issueId}`, body);

describe('writing an issue', () => {
  it('begins as a draft of whoever began it', async () => {
    const { json, statusCode } = await world.call('editor', 'POST', '/issues', newIssue);
    expect(statusCode).toBe(201);
    expect(json).toMatchObject({
      state: 'draft',
      revision: 1,
      author: 'acc_editor',
      languages: ['nl'],
      content: { languages: { nl: { subject: 'Dag [naam], de kerstmarkt komt' } } },
    });
    const read = await world.call('viewer', 'GET', `/issues/${json.issueId}`);
    expect(read.json).toEqual(json);
  });

  it('keeps the first of two edits of the same revision', async () => {
    const { issueId } = await world.create();
    const answers = await Promise.all(
      ['one', 'two', 'three', 'four'].map((title) =>
        edit('editor', issueId, { revision: 1, title }),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409, 409]);
    const kept = answers.find(({ statusCode }) => statusCode === 200);
    const read = await world.call('viewer', 'GET', `/issues/${issueId}`);
    expect(read.json.title).toBe(kept?.json.title);
    expect(read.json.revision).toBe(2);
  });

  it('never pairs the fields of one edit with the content of another', async () => {
    const { issueId } = await world.create();
    await Promise.all([
      edit('editor', issueId, { revision: 1, title: 'A', content: goodContent('A') }),
      edit('colleague', issueId, { revision: 1, title: 'B', content: goodContent('B') }),
    ]);
    const { json, statusCode } = await world.call('viewer', 'GET', `/issues/${issueId}`);
    expect(statusCode).toBe(200);
    expect(json).toMatchObject({ content: { languages: { nl: { subject: json.title } } } });
  });

  it('duplicates content and audience, but neither time nor approval', async () => {
    const { issueId } = await world.issueIn('approved');
    const { json } = await world.call('colleague', 'POST', `/issues/${issueId}/duplicate`);
    expect(json).toMatchObject({ state: 'draft', author: 'acc_colleague', revision: 1 });
    expect(json).not.toHaveProperty('approval');
    expect(json).not.toHaveProperty('sendAt');
    expect(json.editors).toEqual(['acc_colleague']);
    expect(json.content).toEqual(goodContentAsStored());
  });

  it('lets nobody approve a copy of what they wrote and nobody has approved', async () => {
    const { json: written } = await world.call('approver', 'POST', '/issues', newIssue);
    const { json: copy } = await world.call(
      'editor',
      'POST',
      `/issues/${written.issueId}/duplicate`,
    );
    expect(copy.editors).toEqual(['acc_approver', 'acc_editor']);
    const path = `/issues/${copy.issueId}`;
    const { sendAt } = newIssue;
    const { json: timed } = await world.call('editor', 'PATCH', path, { revision: 1, sendAt });
    const { json: handedIn } = await world.call('editor', 'POST', `${path}/submit`, {
      revision: timed.revision,
    });
    const { revision } = handedIn;
    const answer = await world.call('approver', 'POST', `${path}/approve`, { revision });
    expect(answer).toMatchObject({ statusCode: 403, json: { code: 'issue.same_person' } });
  });

  const goodContentAsStored = () => JSON.parse(JSON.stringify(newIssue.content));

  it.each([
    ['two braces in a subject', { content: goodContent('Dag {{name}}') }],
    ['an unknown field', { subject: 'x' }],
    [
      'an unknown block',
      { content: { languages: { nl: { subject: 'x', blocks: [{ type: 'script' }] } } } },
    ],
    ['an unknown municipality', { municipalities: ['99999'] }],
    ['a municipality twice', { municipalities: [retie, retie] }],
    ['a municipality of another region', { municipalities: [retie, bierbeek] }],
    ['no municipality', { municipalities: [] }],
    ['a language that we do not have', { languages: ['de'] }],
    ['an audience that we do not have', { audience: 'everyone' }],
    ['a time without form', { sendAt: 'tomorrow' }],
    ['a title of the wrong type', { title: 3 }],
  ])('refuses %s with 400 and says where', async (_, wrong) => {
    const created = await world.call('editor', 'POST', '/issues', { ...newIssue, ...wrong });
    expect(created.statusCode).toBe(400);
    expect(created.json.code).toBe('request.invalid');
    expect(created.json.issues).toBeTruthy();
    const { issueId } = await world.create();
    expect((await edit('editor', issueId, { revision: 1, ...wrong })).statusCode).toBe(400);
    expect((await world.issues.read(issueId)).revision).toBe(1);
  });

  it.each([
    ['the clock skips it', '2027-03-28T02:30'],
    ['no such day', '2027-02-30T09:00'],
    ['no such hour', '2027-02-20T25:00'],
  ])('refuses a time because %s', async (_, sendAt) => {
    const created = await world.call('editor', 'POST', '/issues', { ...newIssue, sendAt });
    expect([created.statusCode, created.json.code]).toEqual([422, 'issue.schedule']);
  });

  it('answers malformed JSON with 400', async () => {
    const answer = await world.call('editor', 'POST', '/issues', '{"title":');
    expect([answer.statusCode, answer.json.code]).toEqual([400, 'request.malformed']);
  });

  it('refuses a body of more than 256 KiB', async () => {
    const answer = await world.call('editor', 'POST', '/issues', {
      ...newIssue,
      title: 'x'.repeat(300_000),
    });
    expect(answer.statusCode).toBe(413);
  });
});

describe('somebody who was quicker', () => {
  const person = people.editor;

  it('is not overwritten by a move that was checked before', async () => {
    const seen = await world.create();
    await edit('colleague', seen.issueId, { revision: 1, title: 'Quicker' });
    const slower = applyMove(world.deps, person, seen, moves.rewrite, { set: { title: 'Slower' } });
    await expect(slower).rejects.toMatchObject({ code: 'issue.changed' });
    expect((await world.issues.read(seen.issueId)).title).toBe('Quicker');
    expect(await auditLines(seen.issueId)).toEqual(['issue.created', 'issue.edited']);
  });

  it('is noticed when content of another revision is read', async () => {
    const seen = await world.create();
    await edit('colleague', seen.issueId, { revision: 1, content: goodContent('Nieuw') });
    await expect(readContent(world.table, seen)).rejects.toMatchObject({ code: 'issue.changed' });
  });

  async function auditLines(issueId: string) {
    const lines = [];
    const pk = `AUDIT#SUBJECT#${issueId}`;
    for await (const { action } of world.table.queryAll({ index: 'gsi1', pk })) lines.push(action);
    return lines;
  }
});

describe('rights over issues', () => {
  it('lets an editor of one municipality write for that one only', async () => {
    const own = await world.call('retieEditor', 'POST', '/issues', {
      ...newIssue,
      municipalities: [retie],
    });
    expect(own.statusCode).toBe(201);
    const both = await world.call('retieEditor', 'POST', '/issues', newIssue);
    expect([both.statusCode, both.json.code]).toEqual([403, 'auth.forbidden']);
  });

  it('does not let an editor stretch an issue to a municipality that is not theirs', async () => {
    const { issueId } = await world.create('retieEditor', { municipalities: [retie] });
    const stretched = await edit('retieEditor', issueId, {
      revision: 1,
      municipalities: [retie, balen],
    });
    expect(stretched.statusCode).toBe(403);
    expect((await world.issues.read(issueId)).municipalities).toEqual([retie]);
  });

  it('hides issues of other municipalities', async () => {
    const { issueId } = await world.create('editor', { municipalities: [retie] });
    const paths = ['', '/progress'];
    for (const path of paths) {
      expect((await world.call('balenEditor', 'GET', `/issues/${issueId}${path}`)).statusCode).toBe(
        403,
      );
    }
    for (const action of [
      'submit',
      'preview',
      'preflight',
      'pause',
      'cancel',
      'duplicate',
      'test-send',
    ]) {
      const body = action === 'submit' ? { revision: 1 } : {};
      expect((await world.act('balenEditor', issueId, action, body)).statusCode).toBe(403);
    }
    expect((await edit('balenEditor', issueId, { revision: 1, title: 'x' })).statusCode).toBe(403);
  });

  it('shows an issue of several municipalities to each, to be changed by none of them alone', async () => {
    const { issueId } = await world.create();
    expect((await world.call('balenEditor', 'GET', `/issues/${issueId}`)).statusCode).toBe(200);
    expect((await edit('balenEditor', issueId, { revision: 1, title: 'x' })).statusCode).toBe(403);
  });

  it('answers 404 for an issue that is not there, 400 for an id that is none', async () => {
    const absent = 'iss_01jd0000000000000000000000';
    expect((await world.call('editor', 'GET', `/issues/${absent}`)).statusCode).toBe(404);
    expect((await world.act('approver', absent, 'approve', { revision: 1 })).statusCode).toBe(404);
    expect((await world.call('editor', 'GET', '/issues/17')).statusCode).toBe(400);
  });
});

describe('the list of issues', () => {
  it('pages newest first, by state and by municipality, own municipalities only', async () => {
    const fresh = await newslettersWorld();
    const first = await fresh.create('editor', { title: 'first' });
    await fresh.create('editor', { title: 'second', municipalities: [retie] });
    await fresh.create('editor', { title: 'third', municipalities: [balen] });
    await fresh.act('editor', first.issueId, 'submit', { revision: 1 });
    const titles = async (who: 'editor' | 'balenEditor', query: string) => {
      const { json } = await fresh.call(who, 'GET', `/issues${query}`);
      return (json.issues as { title: string }[]).map(({ title }) => title);
    };
    expect(await titles('editor', '')).toEqual(['third', 'second', 'first']);
    expect(await titles('editor', '?state=in_review')).toEqual(['first']);
    expect(await titles('editor', `?municipality=${retie}`)).toEqual(['second', 'first']);
    expect(await titles('balenEditor', '')).toEqual(['third', 'first']);
    expect(await titles('balenEditor', `?municipality=${retie}`)).toEqual(['first']);

    const page = await fresh.call('editor', 'GET', '/issues?limit=2');
    expect((page.json.issues as unknown[]).length).toBe(2);
    expect(await titles('editor', `?limit=2&cursor=${page.json.cursor}`)).toEqual(['first']);
    const foreign = await fresh.call('editor', 'GET', '/issues?cursor=eyJwayI6IkFVRElUIn0');
    expect(foreign.json.code).toBe('cursor.invalid');
  });
});
