import { describe, expect, it, vi } from 'vitest';
import { openStage } from '../../infra/local/demo/demo-stage.ts';
import { wallTimeIn } from '../../infra/local/demo/publish-issue.ts';
import { newId } from '../../shared/ids.ts';
import { campaignIn, someCandidates } from '../builders/campaign.ts';
import { aCandidate, aContest } from '../builders/contest.ts';
import { pngFile } from '../builders/image-file.ts';
import { contentOf } from '../builders/issue-content.ts';
import { manySubscribers } from '../builders/sendable-issue.ts';
import { goodContent, retie } from '../functions/newsletters/newsletters-world.ts';
import { useLocalCloud } from './cloud.ts';

const cloud = useLocalCloud();

async function staff(account: string, method: string, path: string, body?: unknown) {
  const token = await cloud().accessToken(`${account}@demo.vanhier.example`);
  const answer = await fetch(`${cloud().siteUrl}/staff/newsletters${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return text === '' ? {} : JSON.parse(text);
}

const mailTo = (address: string, subject: RegExp) =>
  vi.waitFor(
    async () => {
      const mails = await cloud().mails();
      const found = mails.find((mail) => mail.to.includes(address) && subject.test(mail.subject));
      if (!found) throw new Error(`no mail ${subject} among ${mails.map((mail) => mail.subject)}`);
      return found;
    },
    { timeout: 120_000, interval: 250 },
  );

async function subscribe(address: string, name: string) {
  const form = new URLSearchParams({ address, name, audience: 'residents', language: 'nl' });
  form.append('municipalities[]', retie);
  form.append('topics[]', 'shops');
  const path = `${cloud().siteUrl}/newsletter/nl/retie`;
  const answer = await fetch(path, { method: 'POST', body: form, redirect: 'manual' });
  expect(answer.status).toBe(303);
  const { text } = await mailTo(address, /./);
  const link = new URL(/https?:\/\/\S+confirm\?token=\S+/.exec(text)?.[0] ?? '');
  const body = new URLSearchParams({ token: link.searchParams.get('token') ?? '' });
  const confirmed = await fetch(`${cloud().siteUrl}/newsletter/nl/confirm`, {
    method: 'POST',
    body,
  });
  expect(confirmed.status).toBeLessThan(400);
}

async function uploadImage() {
  const file = pngFile(1072, 600);
  const announced = await staff('editor', 'POST', '/images', {
    type: 'image/png',
    bytes: file.byteLength,
    municipality: retie,
  });
  const put = await fetch(announced.uploadUrl, {
    method: 'PUT',
    headers: { 'content-type': 'image/png' },
    body: new Uint8Array(file),
  });
  expect(put.status, await put.text()).toBe(200);
  return staff('editor', 'POST', `/images/${announced.imageId}/complete`);
}

async function report(issueId: string) {
  const token = await cloud().accessToken('viewer@demo.vanhier.example');
  const answer = await fetch(`${cloud().siteUrl}/staff/engagement/issues/${issueId}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return JSON.parse(await answer.text());
}

/** Clicks the first link of a mail that is counted; gives where it leads. */
async function follow(html: string): Promise<string | null> {
  const [, path = ''] = /href="https?:\/\/[^/"]+(\/r\/[^"]+)"/.exec(html) ?? [];
  const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
  const answer = await fetch(cloud().siteUrl + path, {
    redirect: 'manual',
    headers: { 'user-agent': agent },
  });
  expect(answer.status).toBe(302);
  return answer.headers.get('location');
}

/** A vote of Retie that closes in five days, with a baker among those who stand. */
async function openVote() {
  const inDays = (days: number) => {
    const at = new Date(Date.now() + days * 86_400_000).toISOString();
    return { at, wallTime: at.slice(0, 19) };
  };
  const stage = openStage(cloud());
  const campaign = campaignIn(stage.table);
  const baker = await campaign.merchant();
  const contest = aContest({ voting: { opens: inDays(-1), closes: inDays(5) } });
  await campaign.contest(contest, [
    aCandidate(contest.id, { merchantId: baker.id }),
    ...someCandidates(contest.id, 2),
  ]);
  stage.close();
  return baker;
}

describe('a newsletter on the local cloud', () => {
  it('goes from upload to inbox and can be read online', async () => {
    await subscribe('an.peeters@example.org', "An O'Brien <b>");
    const image = await uploadImage();
    expect(
      (await fetch(image.publicUrl.replace(/^https?:\/\/[^/]+/, cloud().siteUrl))).status,
    ).toBe(200);

    const { nl } = goodContent().languages;
    const picture = {
      type: 'image',
      url: image.url,
      alt: 'Een bakker',
      width: image.width,
      height: image.height,
      link: 'https://bakker.example/brood',
    };
    const { issueId } = await staff('editor', 'POST', '/issues', {
      title: 'December',
      audience: 'residents',
      region: 'kempen',
      municipalities: [retie],
      sendAt: wallTimeIn(3600),
      content: { languages: { nl: { ...nl, blocks: [...(nl?.blocks ?? []), picture] } } },
    });
    const preflight = await staff('editor', 'POST', `/issues/${issueId}/preflight`);
    expect(preflight).toMatchObject({ passes: true, audienceSize: 1, problems: [] });

    await staff('editor', 'POST', `/issues/${issueId}/test-send`, {});
    const test = await mailTo('editor@demo.vanhier.example', /^\[TEST\] Dag /);
    expect(test.tags).toMatchObject({ kind: 'test', issue: issueId });

    await staff('editor', 'POST', `/issues/${issueId}/submit`, { revision: 1 });
    await expect(
      staff('editor', 'POST', `/issues/${issueId}/approve`, { revision: 2 }),
    ).rejects.toThrow(/403/);
    await staff('approver', 'POST', `/issues/${issueId}/approve`, {
      revision: 2,
      allowedMoveDays: 1,
    });
    const { state } = await staff('editor', 'POST', `/issues/${issueId}/schedule`, {
      revision: 3,
      wallTime: wallTimeIn(30),
    });
    expect(state).toBe('scheduled');
    expect((await fetch(`${cloud().siteUrl}/issues/${issueId}/nl-${retie}`)).status).toBe(404);
    await cloud().fireSchedule(`launch-${issueId}`);

    const mail = await mailTo('an.peeters@example.org', /kerstmarkt/);
    expect(mail.subject).toBe("Dag An O'Brien <b>, de kerstmarkt komt");
    expect(mail.html).toContain('An O&#39;Brien &lt;b&gt;');
    expect(mail.text).toContain("Dag An O'Brien <b>,");
    expect(mail.tags).toMatchObject({ kind: 'bulk', issue: issueId });

    await vi.waitFor(
      async () => {
        const progress = await staff('viewer', 'GET', `/issues/${issueId}/progress`);
        expect(progress).toMatchObject({ planned: 1, sent: 1, pending: 0 });
      },
      { timeout: 120_000, interval: 500 },
    );
    await vi.waitFor(
      async () => {
        const one = { raw: 1, human: 1 };
        expect(await report(issueId)).toMatchObject({
          total: { sent: one, delivered: one },
          municipalities: [{ name: retie, figures: { sent: one, delivered: one } }],
        });
      },
      { timeout: 120_000, interval: 500 },
    );
    expect(await follow(mail.html)).toBe('https://bakker.example/brood');
    await vi.waitFor(
      async () => {
        const { total, municipalities } = await report(issueId);
        expect(total).toMatchObject({ clicked: { raw: 1, human: 1 } });
        // One reader is no group: where the click came from is not known.
        expect(municipalities[0].figures).not.toHaveProperty('clicked');
      },
      { timeout: 120_000, interval: 500 },
    );
    const [online = ''] = /https?:\/\/[^"\s]*\/issues\/[^"\s]*/.exec(mail.text) ?? [];
    const page = await fetch(online.replace(/^https?:\/\/[^/]+/, cloud().siteUrl));
    expect(page.status).toBe(200);
    expect(await page.text()).not.toMatch(/O&#39;Brien|token=/);
    const archive = await fetch(`${cloud().siteUrl}/issues/nl/retie`);
    expect(await archive.text()).toContain(`/issues/${issueId}/nl-${retie}`);
  });

  it('is tried in two versions, counted by version, and staff choose between them', async () => {
    const stage = openStage(cloud());
    await manySubscribers(60, { table: stage.table, newId });
    stage.close();
    const { nl } = goodContent().languages;
    const versions = [{ subject: 'Zaterdag is het zover' }];
    const { issueId } = await staff('editor', 'POST', '/issues', {
      title: 'December',
      audience: 'residents',
      region: 'kempen',
      municipalities: [retie],
      sendAt: wallTimeIn(3600),
      content: { languages: { nl: { ...nl, versions } } },
      trial: { sharePercent: 50, hours: 1 },
    });
    await staff('editor', 'POST', `/issues/${issueId}/submit`, { revision: 1 });
    await staff('approver', 'POST', `/issues/${issueId}/approve`, {
      revision: 2,
      allowedMoveDays: 1,
    });
    await staff('editor', 'POST', `/issues/${issueId}/schedule`, {
      revision: 3,
      wallTime: wallTimeIn(30),
    });
    await cloud().fireSchedule(`launch-${issueId}`);
    const [a, b] = await vi.waitFor(
      async () => {
        const { waiting, pending, sent } = await staff(
          'viewer',
          'GET',
          `/issues/${issueId}/progress`,
        );
        expect(pending).toBe(0);
        expect(waiting).toBeGreaterThan(5);
        const { figures } = await staff('viewer', 'GET', `/issues/${issueId}/versions`);
        expect(figures[0].delivered + figures[1].delivered).toBe(sent);
        expect(sent).toBeGreaterThan(5);
        return figures;
      },
      { timeout: 120_000, interval: 1000 },
    );
    const subjects = (await cloud().mails())
      .filter(({ tags }) => tags.issue === issueId)
      .map(({ subject }) => subject);
    const isOfB = (subject: string) => subject === 'Zaterdag is het zover';
    expect(subjects.filter(isOfB)).toHaveLength(b.delivered);
    expect(subjects.filter((subject) => !isOfB(subject))).toHaveLength(a.delivered);
    const path = `/issues/${issueId}/choose-version`;
    const { decision } = await staff('editor', 'POST', path, { version: 'b' });
    expect(decision).toMatchObject({ version: 'b', reason: 'staff' });
  });

  it('calls to vote with the time left; a candidate has a poster', async () => {
    const baker = await openVote();
    const { issueId } = await staff('editor', 'POST', '/issues', {
      title: 'Stem',
      audience: 'residents',
      region: 'kempen',
      municipalities: [retie],
      content: contentOf([{ type: 'header', title: 'Stem mee' }, { type: 'vote-call' }], {
        subject: 'Stem in [gemeente]',
        preheader: 'Nu',
      }),
    });
    const { problems } = await staff('editor', 'POST', `/issues/${issueId}/preflight`);
    expect(problems).not.toContainEqual(expect.objectContaining({ code: 'vote_not_open' }));

    await staff('editor', 'POST', `/issues/${issueId}/test-send`, {});
    const { text } = await mailTo('editor@demo.vanhier.example', /^\[TEST\] Stem in Retie/);
    expect(text).toContain('Nog 5 dagen\n\nAmbassadeur van Retie\n');
    expect(text).toContain('Er zijn 3 kandidaten.');
    const [vote = ''] = /https?:\S+\/vote\/nl\/retie\/\S+/.exec(text) ?? [];
    expect((await fetch(vote)).status).toBe(200);

    const poster = await fetch(`${cloud().siteUrl}/posters/${baker.id}/a3.pdf?language=nl`);
    expect([poster.status, poster.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(Buffer.from(await poster.arrayBuffer()).toString('latin1')).toMatch(/^%PDF-1\.7/);
    const card = await fetch(`${cloud().siteUrl}/posters/${baker.id}/card.png`);
    expect([card.status, card.headers.get('content-type')]).toEqual([200, 'image/png']);
  });
});
