import { expect, it } from 'vitest';
import { calendarPages } from '../../../../functions/calendar/page-routes.ts';
import { leave } from '../../../../functions/calendar/registration/end-place.ts';
import type {
  RegistrationErasure,
  RegistrationErasureJournal,
} from '../../../../functions/calendar/registration/erasure-journal.ts';
import { placeToken } from '../../../../functions/calendar/registration/tokens.ts';
import { pageFunction } from '../../../../shared/http/page-function.ts';
import { signToken } from '../../../../shared/tokens/signed-token.ts';
import { type EventChange, eventId } from '../../../builders/calendar-event.ts';
import { httpEvent, lambdaContext } from '../../../builders/http-event.ts';
import { partsOf } from '../../../builders/parts-of.ts';
import { recordedTracker } from '../../../builders/recorded-tracker.ts';
import { silentLog } from '../../../builders/silent-log.ts';
import { textOf } from '../pages/pages-world.ts';
import { type RegistrationWorld, registrationWorld } from './registration-world.ts';

type Rule = Parameters<typeof registrationWorld>[0];

/** The pages as a browser without JavaScript meets them. */
async function pages(
  rule: Rule = {},
  { event = {}, journal }: { event?: EventChange; journal?: RegistrationErasureJournal } = {},
) {
  const world = await registrationWorld(rule, { event });
  const written: RegistrationErasure[] = [];
  const deps = {
    ...world.deps,
    events: world.events,
    mail: { ...world.deps.mail, putBack: async () => undefined },
    journal: journal ?? { record: async (line: RegistrationErasure) => void written.push(line) },
    tracker: recordedTracker(),
    feedClients: {
      reading: async () => {
        throw new Error('a feed');
      },
    },
    viewer: async () => '203.0.113.9',
    log: silentLog(),
    pause: async () => undefined,
  };
  const handler = pageFunction(calendarPages, deps, { log: silentLog() });
  const path = `/calendar/nl/retie/event/${world.ref.eventId}/register`;
  async function visit(method: string, to: string, form?: Record<string, string>) {
    const target = to.startsWith('/')
      ? to
      : `${path}${to === '' || to.startsWith('?') ? to : `/${to}`}`;
    const sent = form && new URLSearchParams(form);
    const answer = await handler(httpEvent({ method, path: target, body: sent }), lambdaContext);
    const { statusCode = 0, headers = {}, body = '' } = answer;
    return {
      status: statusCode,
      location: String(headers.location ?? ''),
      body,
      text: textOf(body),
    };
  }
  return {
    ...world,
    happened: deps.tracker.happened,
    /** Lines of the erasure journal. */
    written,
    path,
    visit,
    get: (to: string) => visit('GET', to),
    post: (to: string, form: Record<string, string>) => visit('POST', to, form),
    /** The token in the last mail. */
    token: () => /token=([\w.%-]+)/.exec(JSON.stringify(world.lastMail()))?.[1] ?? '',
  };
}

const form = (change: Record<string, string> = {}) => ({
  on: 'once',
  name: 'An Peeters',
  address: 'an@x.example',
  places: '2',
  language: 'nl',
  'agree[]': 'yes',
  ...change,
});

/** All that a page must not change. */
async function snapshot({ table, ref }: RegistrationWorld) {
  const items = [];
  for await (const item of table.queryAll({ pk: `REGISTRATIONS#${ref.eventId}#once` }))
    items.push(item);
  return items;
}

it('leads from the form by way of the mail to a place', async () => {
  const site = await pages();
  const page = await site.get('?on=once');
  expect(page.status).toBe(200);
  expect(page.text).toContain('Er zijn nog 3 plaatsen vrij');
  const asked = await site.post('', form());
  expect(asked).toMatchObject({ status: 303, location: `${site.path}/check-inbox` });
  expect((await site.get('check-inbox')).text).toContain('Kijk in uw mailbox');
  const token = site.token();
  const shown = await site.get(`confirm?token=${token}`);
  expect(shown.text).toContain('An Peeters');
  expect(shown.text).not.toContain('an@x.example');
  const confirmed = await site.post('confirm', { token });
  expect(confirmed.status).toBe(303);
  const place = await site.get(confirmed.location);
  expect(place.text).toContain('U hebt een plaats');
  for (const { body } of [page, shown, place]) expect(partsOf(body)).toBe('nowhere');
  expect(place.text).toContain('donderdag 10 december');
  expect(await site.seats()).toMatchObject({ taken: 2 });
  expect((await site.get(`confirm?token=${token}`)).status).toBe(303);
  await site.post('confirm', { token });
  expect(site.happened).toMatchObject([
    { kind: 'registered', nis: '13036', about: { event: site.ref.eventId } },
  ]);
});

it('changes nothing on GET and HEAD, which scanners of mail do', async () => {
  const site = await pages({ capacity: 1 });
  await site.join('bo@x.example');
  await site.post('', form({ places: '1' }));
  const confirm = site.token();
  const before = await snapshot(site);
  for (const page of ['confirm', 'place', 'accept', 'leave', 'erase']) {
    for (const method of ['GET', 'HEAD']) await site.visit(method, `${page}?token=${confirm}`);
  }
  expect(await snapshot(site)).toEqual(before);
  expect((await site.find('an@x.example')).state).toBe('pending');
});

it('says beside each field what is wrong, and keeps what was typed', async () => {
  const site = await pages({ audience: 'businesses' });
  const wrong = { name: '', address: 'an@', places: '9', 'agree[]': 'no' };
  const page = await site.post('', form({ ...wrong, organisation: 'Bakkerij <b>An</b>' }));
  expect(page.status).toBe(422);
  for (const name of ['name', 'address', 'places', 'agree']) {
    expect(page.body).toContain(`id="${name}-error"`);
  }
  expect(page.body).toContain('Bakkerij &lt;b&gt;An&lt;/b&gt;');
  expect(site.mails).toEqual([]);
});

it.each([
  ['a line break', 'An\r\nBcc: all@x.example'],
  ['a link', 'Win at https://x.example'],
  ['a formula', '=HYPERLINK("x")'],
])('lets no %s in a name through to mail or list', async (_, name) => {
  const site = await pages();
  await site.post('', form({ name }));
  const found = await site.find('an@x.example').catch(() => undefined);
  expect(found?.name ?? '').not.toMatch(/[\r\n]|:\/\/|^=/);
});

it('refuses what no form of ours sends: 10,000 characters, another field, two values', async () => {
  const site = await pages();
  const long = 'x'.repeat(10_000);
  for (const change of [{ name: long }, { address: long }, { token: 'x' }, { on: long }]) {
    expect((await site.post('', form(change))).status).toBe(400);
  }
  expect(site.mails).toEqual([]);
});

it('counts what led to the registration, by the way from the page to the link of the mail', async () => {
  const site = await pages();
  const event = site.path.replace('/register', '');
  const page = await site.get(`${event}?via=newsletter`);
  expect(page.body).toContain(`${site.path}?on=once&amp;via=newsletter`);
  const asking = await site.get('?on=once&via=newsletter');
  expect(asking.body).toContain('<input type="hidden" name="via" value="newsletter"');
  await site.post('', form({ via: 'newsletter' }));
  // It stands with nobody: a registration does not tell what led to it.
  expect(JSON.stringify(await snapshot(site))).not.toContain('newsletter');
  await site.post('confirm', { token: site.token() });
  expect(site.happened.at(-1)).toMatchObject({
    kind: 'registered',
    about: { event: site.ref.eventId, source: 'newsletter' },
  });
});

it('takes no word for what led there but its own', async () => {
  const site = await pages();
  const asking = await site.get('?on=once&via=%22%3E%3Cscript%3E');
  expect(asking.status).toBe(200);
  expect(asking.body).not.toContain('name="via"');
  await site.post('', form({ via: 'an@x.example' }));
  await site.post('confirm', { token: site.token() });
  expect(site.happened.at(-1)).toMatchObject({ about: { source: 'page' } });
});

it('answers the same whether or not an address is registered', async () => {
  const site = await pages();
  await site.join('an@x.example');
  const known = await site.post('', form());
  const unknown = await site.post('', form({ address: 'bo@x.example' }));
  expect(known).toEqual(unknown);
});

it('sends no more mails than the limits allow, and answers as before', async () => {
  const site = await pages();
  for (let time = 0; time < 6; time += 1) {
    expect((await site.post('', form())).status).toBe(303);
  }
  expect(site.mails).toHaveLength(4);
});

it('opens nothing by a forged link, one of another event or purpose, or one that is too old', async () => {
  const site = await pages();
  await site.post('', form());
  const token = site.token();
  const [claims, expiry, signature] = token.split('.');
  const forged = Buffer.from(
    JSON.stringify({ r: (await site.find('an@x.example')).id, e: eventId(9), k: 'once' }),
  ).toString('base64url');
  expect((await site.post('confirm', { token: `${forged}.${expiry}.${signature}` })).status).toBe(
    400,
  );
  expect((await site.post('confirm', { token: `${claims}.zzzzzz.${signature}` })).status).toBe(400);
  expect((await site.post('leave', { token })).status).toBe(400);
  expect((await site.get(`place?token=${token}`)).status).toBe(400);
  const other = site.path.replace(site.ref.eventId, eventId(9));
  expect((await site.post(`${other}/confirm`, { token })).status).toBe(400);
  site.now.set('2026-12-04T10:00:01Z');
  expect((await site.post('confirm', { token })).status).toBe(410);
  expect(await site.seats()).toBeUndefined();
});

it('promises no place to whom only the line is left for: not on the form, nor where they confirm', async () => {
  const site = await pages({ capacity: 2 });
  await site.join('an@x.example');
  expect((await site.get('')).text).toContain('Uw plaats is van u zodra');
  await site.post('', form({ address: 'bo@x.example', places: '2' }));
  const group = await site.get(`confirm?token=${site.token()}`);
  expect(group.text).toContain('u staat op de wachtlijst');
  expect(group.text).toContain('Zet mij op de wachtlijst');
  expect(group.text).not.toContain('nemen de plaats');
  await site.post('', form({ address: 'cy@x.example', places: '1' }));
  const alone = site.token();
  expect((await site.get(`confirm?token=${alone}`)).text).toContain('nemen de plaats');
  await site.join('di@x.example');
  expect((await site.get(`confirm?token=${alone}`)).text).not.toContain('nemen de plaats');
  expect((await site.get('')).text).toContain('U staat op de wachtlijst zodra');
});

it('lets go of a place by a button, and offers it to the next, who says yes by one', async () => {
  const site = await pages({ capacity: 1 });
  await site.join('an@x.example');
  const mine = site.token();
  await site.join('bo@x.example');
  const theirs = site.token();
  expect((await site.get(`place?token=${theirs}`)).text).toContain('eerste op de wachtlijst');
  expect((await site.post('leave', { token: mine })).status).toBe(303);
  expect((await site.get(`place?token=${mine}`)).text).toContain('U bent afgemeld');
  expect((await site.get(`place?token=${theirs}`)).text).toContain('Er is plaats voor u');
  const accepted = await site.post('accept', { token: theirs });
  expect((await site.get(accepted.location)).text).toContain('U hebt een plaats');
  expect((await site.post('leave', { token: mine })).status).toBe(303);
  expect(await site.seats()).toMatchObject({ taken: 1, spare: 0 });
});

it('says that an offer has run out, also before the sweep has seen it', async () => {
  const site = await pages({ capacity: 1, offerHours: 1 });
  await site.join('an@x.example');
  await site.join('bo@x.example');
  const token = site.token();
  await leave(await site.find('an@x.example'), site.deps);
  site.now.advance(3601);
  expect((await site.get(`place?token=${token}`)).text).toContain(
    'De tijd om ja te zeggen is voorbij',
  );
  const late = await site.post('accept', { token });
  expect((await site.get(late.location)).text).toContain('De tijd om ja te zeggen is voorbij');
  expect(await site.seats()).toMatchObject({ taken: 0, spare: 1 });
});

it('says when all is taken and nobody can wait, and when registering is over', async () => {
  const site = await pages({ capacity: 1, waitingList: false });
  await site.post('', form({ places: '1' }));
  const token = site.token();
  await site.join('bo@x.example');
  const full = await site.post('confirm', { token });
  expect(full.status).toBe(409);
  expect(full.text).toContain('Alle plaatsen zijn bezet');
  expect((await site.get('')).text).toContain('Alle plaatsen zijn bezet');
  site.now.set('2026-12-10T17:30:00Z');
  expect((await site.get('')).text).toContain('Aanmelden kan niet meer');
  expect((await site.post('', form())).status).toBe(409);
});

it('deletes all that is held of a registration, once the box is ticked', async () => {
  const site = await pages({ capacity: 1 });
  await site.join('an@x.example');
  const token = site.token();
  await site.join('bo@x.example');
  expect((await site.post('erase', { token })).status).toBe(422);
  expect((await site.post('erase', { token, 'sure[]': 'yes' })).text).toContain(
    'gegevens zijn gewist',
  );
  expect((await site.get(`place?token=${token}`)).status).toBe(410);
  expect((await site.post('leave', { token })).status).toBe(410);
  expect(JSON.stringify(await snapshot(site))).not.toContain('an@x.example');
  expect((await site.find('bo@x.example')).state).toBe('offered');
});

it('writes into the erasure journal where the registration stood, and no address', async () => {
  const site = await pages();
  const { id } = await site.join('an@x.example');
  const token = site.token();
  await site.post('erase', { token });
  expect(site.written).toEqual([]);
  await site.post('erase', { token, 'sure[]': 'yes' });
  const at = '2026-12-01T10:00:00.000Z';
  expect(site.written).toEqual([{ version: 1, at, ...site.ref, registrationId: id }]);
  expect((await site.post('erase', { token, 'sure[]': 'yes' })).status).toBe(410);
  expect(site.written).toHaveLength(1);
});

it('erases nothing that cannot be written into the erasure journal first, and says so', async () => {
  const journal = { record: () => Promise.reject(new Error('no journal')) };
  const site = await pages({}, { journal });
  await site.join('an@x.example');
  const token = site.token();
  const before = await snapshot(site);
  const answer = await site.post('erase', { token, 'sure[]': 'yes' });
  expect(answer.status).toBe(500);
  expect(answer.text).not.toContain('gegevens zijn gewist');
  expect(await snapshot(site)).toEqual(before);
  expect((await site.get(`place?token=${token}`)).text).toContain('U hebt een plaats');
});

it('takes no registration for what is hidden, over or not there', async () => {
  const site = await pages();
  const hidden = { reason: 'Fout', by: 'acc_1', at: '2026-12-01T10:00:00.000Z' };
  await site.change({ hand: { corrections: {}, promoted: false, hidden } });
  expect((await site.get('')).status).toBe(404);
  expect((await site.post('', form())).status).toBe(404);
});

it('leads to the municipality in which the event takes place, and to the same time of it', async () => {
  const site = await pages();
  await site.change({ nis: '13003' });
  expect(await site.get('?on=once')).toMatchObject({
    status: 301,
    location: `${site.path.replace('/retie/', '/balen/')}?on=once`,
  });
});

it('offers the way to the form on the page of the event, and where the line begins', async () => {
  const site = await pages({ capacity: 1 });
  const event = `/calendar/nl/retie/event/${site.ref.eventId}`;
  expect((await site.get(event)).body).toContain(`${site.path}?on=once`);
  await site.join('an@x.example');
  expect((await site.get(event)).text).toContain('Zet mij op de wachtlijst');
});

it.each(['nl', 'fr', 'en'] as const)('has its pages in %s', async (language) => {
  const site = await pages();
  const registration = await site.join('an@x.example');
  const claims = { r: registration.id, e: registration.eventId, k: 'once' };
  const token = await signToken(placeToken, claims, site.deps);
  const base = site.path.replace('/nl/', `/${language}/`);
  for (const page of ['', '/check-inbox', `/place?token=${token}`]) {
    const answer = await site.get(`${base}${page}`);
    expect(answer.status).toBe(200);
    expect(answer.body).toContain(`lang="${language}"`);
    expect(answer.text).not.toMatch(/\{\w+[,}]/);
  }
});
