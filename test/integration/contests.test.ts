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

const wall = (instant: Date) => wallTimeOf(instant, { smallestUnit: 'second' });
const contest = () => editor.get(path, any);

/** The times of a contest, by the seconds from now at which two of them come. */
const timesAround = (
  now: Date,
  { nominationsClose, votingOpens }: { nominationsClose: number; votingOpens: number },
) => ({
  nominations: {
    opens: wall(secondsAfter(now, -3600)),
    closes: wall(secondsAfter(now, nominationsClose)),
  },
  voting: { opens: wall(secondsAfter(now, votingOpens)), closes: wall(secondsAfter(now, 7200)) },
});

async function setTimes(times: ReturnType<typeof timesAround>): Promise<void> {
  const token = await cloud().accessToken('editor@demo.vanhier.example');
  const answer = await fetch(cloud().siteUrl + path, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ version: (await contest()).version, ...times }),
  });
  expect(answer.status, await answer.text()).toBe(200);
}

const sweep = () => cloud().fireSchedule('vanhier-dev-voting-sweep');
const mailTo = async (address: string, pattern: RegExp): Promise<string> => {
  const mails = await cloud().mails();
  const found = mails.find(({ to, text }) => to.join().includes(address) && pattern.test(text));
  return pattern.exec(found?.text ?? '')?.[0] ?? '';
};

/** Two shops, of which staff propose one and a resident the other; nominations are open until staff set other times. */
beforeAll(async () => {
  const staff = async (login: string) =>
    createStaffClient(cloud().siteUrl, await cloud().accessToken(`${login}@demo.vanhier.example`));
  [editor, approver] = [await staff('editor'), await staff('approver')];
  const now = new Date();
  const made = await editor.post(
    '/staff/contests',
    {
      municipality: '13036',
      slug: 'life',
      title: { nl: 'Ambassadeur van {municipality}' },
      introduction: { nl: 'Kies uw handelaar.' },
      ...timesAround(now, { nominationsClose: 3600, votingOpens: 3600 }),
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
});

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
      await expect.poll(() => mailTo(shop, link)).not.toBe('');
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
    const now = new Date();
    await setTimes(timesAround(now, { nominationsClose: -1, votingOpens: 30 }));
    const { phase, version } = await contest();
    expect(phase).toBe('reviewing');
    await approver.post(`${path}/fix-ballot`, { version }, any);
    await expect.poll(async () => (await contest()).gatesWrittenAt).toBeDefined();
    await expect.poll(() => new Date() >= secondsAfter(now, 30)).toBe(true);
    await sweep();
    await expect.poll(async () => (await contest()).state).toBe('open');
    for (const shop of ['winkel.een', 'winkel.twee']) {
      await expect.poll(() => mailTo(shop, /\/posters\/mer_\w+\/a4\.pdf/)).not.toBe('');
    }
    expect((await contest()).warnings).toEqual([]);
  });

  it('is cancelled with all that was prepared', async () => {
    const { version } = await contest();
    await approver.post(`${path}/cancel`, { version, reason: 'It was a rehearsal.' }, any);
    await expect.poll(async () => (await contest()).pepperDestroyedAt).toBeDefined();
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
});
