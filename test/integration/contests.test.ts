import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { seedMerchant } from '../../functions/merchants/index.ts';
import { openStage } from '../../infra/local/demo/demo-stage.ts';
import { createStaffClient, type StaffClient } from '../../infra/local/demo/staff-client.ts';
import { secondsAfter } from '../../shared/clock.ts';
import { wallTimeOf } from '../../shared/time/wall-time.ts';
import { useLocalCloud } from './cloud.ts';

const cloud = useLocalCloud();
const any = z.any();
let editor: StaffClient;
let approver: StaffClient;
let path: string;
let opens: Date;

const wall = (instant: Date) => wallTimeOf(instant, { smallestUnit: 'second' });
const contest = () => editor.get(path, any);
const sweep = () => cloud().fireSchedule('vanhier-dev-voting-sweep');
const mailTo = async (address: string, pattern: RegExp): Promise<string> => {
  const mails = await cloud().mails();
  const found = mails.find(({ to, text }) => to.join().includes(address) && pattern.test(text));
  return pattern.exec(found?.text ?? '')?.[0] ?? '';
};

/** Two shops, of which staff propose one and a resident the other; nominations close within seconds. */
beforeAll(async () => {
  const staff = async (login: string) =>
    createStaffClient(cloud().siteUrl, await cloud().accessToken(`${login}@demo.vanhier.example`));
  [editor, approver] = [await staff('editor'), await staff('approver')];
  const now = new Date();
  opens = secondsAfter(now, 35);
  const made = await editor.post(
    '/staff/contests',
    {
      municipality: '13036',
      slug: 'life',
      title: { nl: 'Ambassadeur van {municipality}' },
      introduction: { nl: 'Kies uw handelaar.' },
      nominations: { opens: wall(secondsAfter(now, -60)), closes: wall(secondsAfter(now, 30)) },
      voting: { opens: wall(opens), closes: wall(secondsAfter(now, 3600)) },
      ballotRule: { maxChoices: 1, categories: [] },
      seats: 1,
      lotSource: 'Lotto of next Saturday',
    },
    any,
  );
  path = `/staff/contests/${made.id}`;
  const demo = openStage(cloud());
  demo.stage.moveTo(now);
  for (const name of ['Winkel Een', 'Winkel Twee']) {
    const shop = await seedMerchant(
      demo.table,
      {
        nis: '13036',
        name,
        trade: 'other',
        kind: 'shop',
        address: { street: 'Markt 1', postcode: '2470', town: 'Retie' },
        story: { nl: 'Een winkel.', fr: 'Un magasin.', en: 'A shop.' },
        openingHours: [],
        promises: { knowsYou: true, givesService: true, helpsYou: true },
        contact: { email: `${name.replace(' ', '.').toLowerCase()}@shops.example`, language: 'nl' },
        photo: { width: 960, height: 720, alt: { nl: 'Een winkel.' } },
      },
      demo.stage.deps,
    );
    if (name === 'Winkel Een') {
      const nominee = { merchantId: shop.id };
      await editor.post(`${path}/nominations`, { nominee }, any);
    }
  }
  demo.close();
}, 120_000);

const post = (address: string, fields: Record<string, string>) =>
  fetch(cloud().siteUrl + address, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });

describe('a contest on the local cloud', () => {
  it('takes nominations of residents on its page', async () => {
    const answer = await post('/vote/nl/retie/life/nominate', {
      name: 'Winkel Twee',
      where: 'Markt',
      reason: 'Altijd vriendelijk.',
    });
    expect(answer.status).toBe(303);
    const { nominations } = await editor.get(`${path}/nominations`, any);
    expect(nominations.map(({ source }: { source: string }) => source).sort()).toEqual([
      'resident',
      'staff',
    ]);
  });

  it('invites merchants by mail, who agree by its link', async () => {
    const { outcomes } = await editor.post(`${path}/candidates/invite`, undefined, any);
    expect(outcomes).toMatchObject([{ invited: true }, { invited: true }]);
    for (const shop of ['winkel.een', 'winkel.twee']) {
      const link = /https?:\/\/\S+\/vote\/nl\/consent\?token=\S+/;
      await expect.poll(() => mailTo(shop, link), { timeout: 20_000 }).not.toBe('');
      const token = new URL(await mailTo(shop, link)).searchParams.get('token') ?? '';
      const story = { 'story-nl': 'Kom langs!', 'story-fr': '', 'story-en': '' };
      const answer = await post('/vote/nl/consent', { token, category: '', ...story });
      expect(answer.status, await answer.text()).toBe(200);
    }
    const { candidates } = await editor.get(`${path}/candidates`, any);
    for (const { id, state, version } of candidates) {
      expect(state).toBe('agreed');
      await editor.post(`${path}/candidates/${id}/put-on-ballot`, { version }, any);
    }
  });

  it('is fixed by an approver and opened by the sweep, with a mail to those who stand', async () => {
    await expect.poll(async () => (await contest()).phase, { timeout: 40_000 }).toBe('reviewing');
    const { version } = await contest();
    await approver.post(`${path}/fix-ballot`, { version }, any);
    await expect
      .poll(async () => (await contest()).gatesWrittenAt, { timeout: 20_000 })
      .toBeDefined();
    await expect.poll(() => new Date() >= opens, { timeout: 40_000 }).toBe(true);
    await sweep();
    await expect.poll(async () => (await contest()).state, { timeout: 20_000 }).toBe('open');
    for (const shop of ['winkel.een', 'winkel.twee']) {
      await expect
        .poll(() => mailTo(shop, /\/posters\/mer_\w+\/a4\.pdf/), { timeout: 20_000 })
        .not.toBe('');
    }
    expect((await contest()).warnings).toEqual([]);
  });

  it('is cancelled with all that was prepared', async () => {
    const { version } = await contest();
    await approver.post(`${path}/cancel`, { version, reason: 'It was a rehearsal.' }, any);
    await expect
      .poll(async () => (await contest()).pepperDestroyedAt, { timeout: 30_000 })
      .toBeDefined();
    const { lines } = await editor.get(`${path}/audit`, any);
    expect(lines.map(({ action }: { action: string }) => action)).toEqual(
      expect.arrayContaining([
        'contest.created',
        'candidate.agreed',
        'contest.ballot-fixed',
        'contest.gates-made',
        'contest.opened',
        'contest.cancelled',
        'pepper.destroyed',
      ]),
    );
  });
}, 180_000);
