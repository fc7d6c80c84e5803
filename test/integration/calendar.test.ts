import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { calendarText, type IcalEvent } from '../../infra/local/demo/calendar/calendar-text.ts';
import { demoDays, withOffset } from '../../infra/local/demo/calendar/demo-days.ts';
import { startIcalServer } from '../../infra/local/demo/calendar/ical-server.ts';
import { startUitdatabank } from '../../infra/local/demo/calendar/uitdatabank-server.ts';
import { createStaffClient, type StaffClient } from '../../infra/local/demo/staff-client.ts';
import { uitdatabankHost } from '../../infra/local/functions/lambda-functions.ts';
import type { Mail } from '../../infra/local/index.ts';
import { findStage } from '../../infra/stages.ts';
import { contentOf } from '../builders/issue-content.ts';
import { uitdatabankEvent } from '../functions/calendar/sources/uitdatabank-event.ts';
import { useLocalCloud } from './cloud.ts';

const { clientId } = findStage('dev').uitdatabank;
const website = await startIcalServer();
const uitdatabank = await startUitdatabank({ clientId, now: () => new Date() });
afterAll(() => Promise.all([website.close(), uitdatabank.close()]));

const cloud = useLocalCloud({
  localHosts: { 'gemeente.example': website.url, [uitdatabankHost]: uitdatabank.url },
});
const any = z.any();
const retie = '13036';
const days = demoDays(new Date());
const [fairDay, laterDay, lessonDay] = [10, 12, 20].map((ahead) => days.after(days.today, ahead));
let editor: StaffClient;

beforeAll(async () => {
  const token = await cloud().accessToken('editor@demo.vanhier.example');
  editor = createStaffClient(cloud().siteUrl, token);
});

const fair = (day = ''): IcalEvent => ({
  uid: 'jaarmarkt@gemeente.example',
  summary: 'Jaarmarkt van Retie',
  location: 'Markt, Markt 1, 2470 Retie',
  categories: ['Jaarmarkt'],
  start: `${day}T09:00`,
  end: `${day}T17:00`,
  changedAt: new Date().toISOString(),
});
const market: IcalEvent = {
  uid: 'markt@gemeente.example',
  summary: 'Donderdagmarkt',
  categories: ['Markt'],
  start: `${days.inWeek(-2, 4)}T08:00`,
  end: `${days.inWeek(-2, 4)}T12:00`,
  rule: 'FREQ=WEEKLY;BYDAY=TH',
  changedAt: '2026-01-01T10:00:00Z',
};

const publish = (...events: IcalEvent[]) =>
  website.put('/agenda.ics', calendarText('Agenda', events), new Date());

/** What staff see of a reading once it has ended. */
async function read(sourceId: string, how: 'sync' | 'dry-run' = 'sync') {
  const path = `/staff/calendar/sources/${sourceId}`;
  const { id } = await editor.post(`${path}/${how}`, undefined, any);
  return vi.waitFor(
    async () => {
      const run = await editor.get(`${path}/runs/${id}`, any);
      expect(run.state).toBe('finished');
      return run;
    },
    { timeout: 120_000, interval: 250 },
  );
}

const listed = async (title: string) => {
  const { events } = await editor.get(`/staff/calendar/events?municipality=${retie}`, any);
  return events.find((event: { title: { nl?: string } }) => event.title.nl === title);
};
const noLists = { regions: [], labels: [], organizers: [] };
const page = async (path: string) => (await fetch(cloud().siteUrl + path)).text();
const sweep = () => cloud().fireSchedule('vanhier-dev-calendar-sweep');

const mailTo = (address: string, subject: RegExp): Promise<Mail> =>
  vi.waitFor(
    async () => {
      const mails = await cloud().mails();
      const found = mails.find((mail) => mail.to.includes(address) && subject.test(mail.subject));
      if (!found) throw new Error(`no mail ${subject} among ${mails.map((mail) => mail.subject)}`);
      return found;
    },
    { timeout: 120_000, interval: 250 },
  );

describe('a calendar on a website', () => {
  let sourceId: string;

  it('is first read to see what it would bring, and then for everybody', async () => {
    publish(fair(fairDay), market);
    const settings = { kind: 'ical', url: 'http://gemeente.example/agenda.ics' };
    const source = { name: 'Website', nis: retie, settings, everyMinutes: 60 };
    sourceId = (await editor.post('/staff/calendar/sources', source, any)).id;
    expect(await read(sourceId, 'dry-run')).toMatchObject({ counts: { added: 2 } });
    expect(await listed('Jaarmarkt van Retie')).toBeUndefined();
    expect(await read(sourceId)).toMatchObject({ outcome: 'done', counts: { added: 2 } });
    expect(await page('/calendar/nl/retie')).toContain('Jaarmarkt van Retie');
    expect(await page('/calendar/nl/balen')).not.toContain('Jaarmarkt van Retie');
  });

  it('is not sent again while nothing changes', async () => {
    expect(await read(sourceId)).toMatchObject({ outcome: 'unchanged' });
    expect(website.answers.at(-1)).toEqual({ path: '/agenda.ics', status: 304 });
  });

  it('is followed by a feed that programs ask for in vain until it changes', async () => {
    const url = `${cloud().siteUrl}/calendar/feeds/nl/retie.ics`;
    const answer = await fetch(url);
    expect(answer.headers.get('content-type')).toContain('text/calendar');
    const text = await answer.text();
    expect(text).toContain('SUMMARY:Jaarmarkt van Retie');
    expect(text).toContain('RRULE:FREQ=WEEKLY;BYDAY=TH');
    const etag = answer.headers.get('etag') ?? '';
    expect((await fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(304);
    const topic = await page('/calendar/feeds/nl/retie/fair.ics');
    expect(topic).toContain('Jaarmarkt');
    expect(topic).not.toContain('Donderdagmarkt');
  });

  it('moves the newsletter that is tied to an event when it moves the event', async () => {
    const { id: eventId } = await listed('Jaarmarkt van Retie');
    const draft = {
      title: 'Jaarmarkt',
      region: 'kempen',
      audience: 'residents',
      municipalities: [retie],
      languages: ['nl'],
      content: contentOf([{ type: 'header', title: 'Morgen jaarmarkt' }]),
    };
    const { issueId } = await editor.post('/staff/newsletters/issues', draft, any);
    const rule = { offsetDays: -1, wallTime: '08:00', anchor: 'start' };
    const path = `/staff/calendar/events/${eventId}/moments`;
    await editor.post(path, { issueId, rule }, any);
    const sendAt = async () =>
      (await editor.get(`/staff/newsletters/issues/${issueId}`, any)).sendAt;
    expect(await sendAt()).toBe(`${days.after(fairDay ?? '', -1)}T08:00`);

    publish(fair(laterDay), market);
    expect(await read(sourceId)).toMatchObject({ counts: { changed: 1, unchanged: 1 } });
    await sweep();
    expect(await sendAt()).toBe(`${days.after(laterDay ?? '', -1)}T08:00`);
    expect(await editor.get('/staff/calendar/moments', any)).toMatchObject({
      moments: [{ eventId, issueId }],
    });
  });

  it('that breaks leaves what was known, and says so', async () => {
    website.remove('/agenda.ics');
    expect(await read(sourceId)).toMatchObject({ outcome: 'failed' });
    expect(await page('/calendar/nl/retie')).toContain('Jaarmarkt van Retie');
    const source = await editor.get(`/staff/calendar/sources/${sourceId}`, any);
    expect(source).toMatchObject({ condition: 'problem', problem: { failures: 1 } });
    publish(fair(laterDay));
    expect(await read(sourceId)).toMatchObject({ outcome: 'done', counts: { gone: 1 } });
    // Nobody has read this one yet: what was read is kept for a quarter of an hour.
    expect(await page('/calendar/feeds/en/retie.ics')).toContain('STATUS:CANCELLED');
  });
});

describe('an event that another source has too', () => {
  it('is found, and becomes one for readers once staff say so', async () => {
    const [startDate, endDate] = ['09:00', '17:00'].map((time) => withOffset(laterDay ?? '', time));
    const name = { nl: 'Jaarmarkt in Retie', fr: 'Foire annuelle de Retie' };
    const status = { type: 'Available' };
    const when = { startDate, endDate, subEvent: [{ id: 0, startDate, endDate, status }] };
    uitdatabank.put({ json: uitdatabankEvent({ name, ...when, availableTo: endDate }) });
    const settings = { kind: 'uitdatabank', postcodes: ['2470'], ...noLists };
    const source = { name: 'UiTdatabank', nis: retie, settings, everyMinutes: 60 };
    const { id: sourceId } = await editor.post('/staff/calendar/sources', source, any);
    expect(await read(sourceId)).toMatchObject({ outcome: 'done', counts: { added: 1 } });
    expect(await page('/calendar/fr/retie')).toContain('Foire annuelle de Retie');

    await sweep();
    const { duplicates } = await editor.get(
      `/staff/calendar/duplicates?municipality=${retie}`,
      any,
    );
    expect(duplicates).toMatchObject([{ state: 'proposed', events: [{}, {}] }]);
    const [{ id, version, events }] = duplicates;
    expect(events.map(({ sourceName }: { sourceName: string }) => sourceName)).toEqual([
      'Website',
      'UiTdatabank',
    ]);
    const [kept, merged] = events;
    const seen = { kept: kept.version, merged: merged.version };
    const wish = { version, into: kept.id, seen, reason: 'dezelfde markt', take: ['title.fr'] };
    await editor.post(`/staff/calendar/duplicates/${id}/merge`, wish, any);
    const agenda = await page('/calendar/fr/retie');
    expect(agenda.match(/>Foire annuelle de Retie</g)).toHaveLength(1);
    expect(agenda).not.toContain('Jaarmarkt');
    const old = await fetch(`${cloud().siteUrl}/calendar/nl/retie/event/${merged.id}`);
    expect(new URL(old.url).pathname).toBe(`/calendar/nl/retie/event/${kept.id}`);
  });

  it('keeps what staff correct when its source says something else, and shows that to them', async () => {
    const { id, version } = await listed('Jaarmarkt van Retie');
    const facts = { venue: { name: 'Kerkplein', postcode: '2470', town: 'Retie' } };
    await editor.post(`/staff/calendar/events/${id}/correct`, { version, facts }, any);
    publish({ ...fair(laterDay), location: 'Sportpark, Veldstraat 3, 2470 Retie' });
    const { sources } = await editor.get('/staff/calendar/sources', any);
    await read(sources.find(({ name }: { name: string }) => name === 'Website').id);
    const shown = await page(`/calendar/nl/retie/event/${id}`);
    expect(shown).toContain('Kerkplein');
    expect(shown).not.toContain('Sportpark');
    const conflicts = `/staff/calendar/conflicts?municipality=${retie}`;
    expect(await editor.get(conflicts, any)).toMatchObject({
      events: [{ id, conflicts: [{ name: 'venue' }] }],
    });
  });
});

describe('an evening with one place', () => {
  let path: string;
  let key: string;

  beforeAll(async () => {
    const event = {
      municipality: retie,
      facts: { title: { nl: 'Avond van de handelaar' }, topics: ['business'] },
      recurrence: { start: `${lessonDay}T19:00`, end: `${lessonDay}T21:00` },
    };
    const { id, version, coming } = await editor.post('/staff/calendar/events', event, any);
    const rule = {
      capacity: 1,
      waitingList: true,
      offerHours: 24,
      closesBefore: 60,
      remindHours: [],
      maxPerPerson: 1,
    };
    await editor.put(`/staff/calendar/events/${id}/registration`, { version, rule }, any);
    path = `/calendar/nl/retie/event/${id}/register`;
    key = coming[0].key;
  });

  const post = (to: string, fields: Record<string, string>) =>
    fetch(cloud().siteUrl + to, { method: 'POST', body: new URLSearchParams(fields) });
  const tokenIn = ({ text }: Mail, name: string) =>
    new RegExp(String.raw`/register/${name}\?token=(\S+)`).exec(text)?.[1] ?? '';

  async function register(address: string): Promise<void> {
    const person = { name: 'Ann', address, places: '1', language: 'nl', 'agree[]': 'yes' };
    expect((await post(path, { on: key, ...person })).status).toBe(200);
    const token = tokenIn(await mailTo(address, /^Bevestig uw aanmelding/), 'confirm');
    expect((await post(`${path}/confirm`, { token })).status).toBe(200);
  }

  it('is confirmed by mail, with an invitation for the calendar', async () => {
    await register('eerste@vanhier.example');
    const mail = await mailTo('eerste@vanhier.example', /^U bent aangemeld/);
    expect(mail.attachments).toMatchObject([{ name: 'invitation.ics' }]);
    expect(mail.attachments[0]?.text).toContain('METHOD:REQUEST');
    expect(mail.attachments[0]?.text).toContain('SUMMARY:Avond van de handelaar');
  });

  it('goes to the next in line when the first one gives the place up', async () => {
    await register('tweede@vanhier.example');
    await mailTo('tweede@vanhier.example', /wachtlijst/);
    const first = await mailTo('eerste@vanhier.example', /^U bent aangemeld/);
    await post(`${path}/leave`, { token: tokenIn(first, 'place') });
    const left = await mailTo('eerste@vanhier.example', /^U bent afgemeld/);
    expect(left.attachments[0]?.text).toContain('METHOD:CANCEL');
    const offer = await mailTo('tweede@vanhier.example', /^Er is plaats voor u/);
    await post(`${path}/accept`, { token: tokenIn(offer, 'place') });
    await mailTo('tweede@vanhier.example', /^U bent aangemeld/);
    const attendance = await editor.get(
      `/staff/calendar/events/${path.split('/')[5]}/attendance?on=${key}`,
      any,
    );
    expect(attendance.people).toMatchObject([
      { state: 'confirmed', address: 'tweede@vanhier.example' },
      { state: 'left', address: 'eerste@vanhier.example' },
    ]);
  });
});
