import { describe, expect, it, test } from 'vitest';
import { proposeProfile, setPhoto } from '../../../functions/merchants/registration/propose.ts';
import {
  aContact,
  aProfile,
  balen,
  listedMerchant,
  type MerchantsWorld,
  merchantsWorld,
  pendingMerchant,
  registered,
  retie,
} from './merchants-world.ts';

const base = '/staff/merchants';

async function withEditor() {
  const world = await merchantsWorld();
  const editor = await world.staffMember('editor', retie);
  const call = (line: string, body?: unknown) => world.call(editor, line, body);
  return { world, editor, call };
}

const newMerchant = (change: Record<string, unknown> = {}) => ({
  municipality: retie,
  profile: aProfile(),
  ...change,
});

const newest = ({ mails }: MerchantsWorld) => {
  const request = mails.at(-1);
  return request && 'mail' in request ? { ...request.mail, to: request.to } : undefined;
};

describe('making a merchant', () => {
  it('lists it at once, with history and audit line, and mails nobody', async () => {
    const { world, call } = await withEditor();
    const { status, body } = await call(
      `POST ${base}`,
      newMerchant({ contact: { email: ' An@X.be ' } }),
    );
    expect(status).toBe(201);
    expect(body).toMatchObject({
      state: 'listed',
      slug: 'bakkerij-peeters',
      contact: { email: 'an@x.be', language: 'nl' },
      pagePath: '/merchants/nl/retie/bakkerij-peeters',
      shortPath: `/m/${body.shortCode}`,
    });
    const { body: detail } = await call(`GET ${base}/${body.id}`);
    expect(detail.history).toMatchObject([
      { event: 'created', source: expect.stringMatching(/^acc_/) },
    ]);
    expect(await world.auditLines()).toEqual(['merchant.created']);
    expect(world.mails).toEqual([]);
  });

  it('tells the contact where staff want that', async () => {
    const { world, call } = await withEditor();
    const contact = { email: 'an@x.be', language: 'fr' };
    await call(`POST ${base}`, newMerchant({ contact, mailing: true }));
    expect(newest(world)).toMatchObject({
      kind: 'merchant-listed',
      language: 'fr',
      nis: retie,
      to: { address: 'an@x.be' },
      pageUrl: 'https://site.example/merchants/fr/retie/bakkerij-peeters',
    });
  });

  it('refuses one that is there, unless staff say that it is another', async () => {
    const { call } = await withEditor();
    const first = (await call(`POST ${base}`, newMerchant())).body;
    const again = newMerchant({
      profile: aProfile({
        name: 'BAKKERIJ PEETERS',
        enterpriseNumber: undefined,
        address: { ...aProfile().address, street: 'Markt nr. 5' },
      }),
    });
    const { status, body } = await call(`POST ${base}`, again);
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: 'merchant.exists' });
    expect(JSON.stringify(body.issues)).toContain(first.id);
    const other = await call(`POST ${base}`, { ...again, evenIfSimilar: true });
    expect(other).toMatchObject({ status: 201, body: { slug: 'bakkerij-peeters-2' } });
    const { body: detail } = await call(`GET ${base}/${other.body.id}`);
    expect(detail.similar).toMatchObject([{ id: first.id }]);
  });

  it('takes a second shop of a baker at another address', async () => {
    const { call } = await withEditor();
    await call(`POST ${base}`, newMerchant());
    const profile = aProfile({ address: { ...aProfile().address, street: 'Kerkstraat 9' } });
    expect((await call(`POST ${base}`, newMerchant({ profile }))).status).toBe(201);
  });

  it('is not stopped by what a stranger registered and nobody confirmed', async () => {
    const { world, call } = await withEditor();
    await registered(world);
    expect((await call(`POST ${base}`, newMerchant())).status).toBe(201);
  });

  test.each([
    [
      'body.profile.address.postcode',
      { profile: aProfile({ address: { ...aProfile().address, postcode: '2490' } }) },
    ],
    [
      'body.profile.enterpriseNumber',
      { profile: { ...aProfile(), enterpriseNumber: '0123456748' } },
    ],
    ['body.profile.website', { profile: { ...aProfile(), website: 'javascript:alert(1)' } }],
    ['body.contact.email', { contact: { email: 'an@x,be' } }],
    ['body.contact.email', { contact: { email: 'an@x.be\r\nBcc: b@x.be' } }],
    ['body.profile', { profile: { ...aProfile(), state: 'listed' } }],
  ])('names what is wrong: %s', async (path, change) => {
    const { call } = await withEditor();
    const { status, body } = await call(`POST ${base}`, newMerchant(change));
    expect(status).toBe(400);
    expect(body.issues[0].path).toBe(path);
  });

  it('puts no second line into names, phones and mails', async () => {
    const { world, call } = await withEditor();
    const profile = { ...aProfile(), name: 'Peeters\r\nBcc: victim@x.be' };
    const contact = { email: 'an@x.be', name: 'An\nPeeters', phone: '014\r\n37 00 00' };
    const { body } = await call(`POST ${base}`, newMerchant({ profile, contact, mailing: true }));
    expect(body).toMatchObject({
      name: 'Peeters Bcc: victim@x.be',
      contact: { name: 'An Peeters', phone: '014 37 00 00' },
    });
    expect(JSON.stringify(world.mails)).not.toMatch(/\\[rn]/);
  });

  it('is for staff of the municipality', async () => {
    const { call } = await withEditor();
    expect((await call(`POST ${base}`, newMerchant({ municipality: balen }))).status).toBe(403);
    expect((await call(`POST ${base}`, newMerchant({ municipality: '99999' }))).status).toBe(403);
  });
});

describe('listing', () => {
  it('is by state, trade, words and what waits, with what staff need to see', async () => {
    const { world, call } = await withEditor();
    const waiting = await listedMerchant(world);
    await proposeProfile(waiting.id, aProfile({ name: 'Bakkerij Jansen' }), world.deps);
    await pendingMerchant(world, { name: 'Slagerij Jef', trade: 'butcher' }, { email: 'b@x.be' });
    const names = async (query: string) =>
      (await call(`GET ${base}?municipality=${retie}${query}`)).body.merchants.map(
        ({ name }: { name: string }) => name,
      );
    expect(await names('')).toEqual(['Bakkerij Peeters', 'Slagerij Jef']);
    expect(await names('&state=pending')).toEqual(['Slagerij Jef']);
    expect(await names('&trade=bakery')).toEqual(['Bakkerij Peeters']);
    expect(await names('&search=jef')).toEqual(['Slagerij Jef']);
    expect(await names('&proposed=true')).toEqual(['Bakkerij Peeters']);
    const { body } = await call(`GET ${base}?municipality=${retie}&proposed=true`);
    expect(body.merchants).toMatchObject([
      { hasProposal: true, hasContact: true, hasPhoto: false },
    ]);
    expect(JSON.stringify(body)).not.toContain('an@');
  });

  it('gives everything to who exports, and says so in the audit log', async () => {
    const { world, call } = await withEditor();
    await listedMerchant(world);
    await listedMerchant(world, { name: 'Slagerij' }, { email: 'b@x.be' });
    const first = await call(`GET ${base}/export?municipality=${retie}&limit=1`);
    expect(first.body.merchants).toMatchObject([{ contact: aContact() }]);
    const second = await call(
      `GET ${base}/export?municipality=${retie}&limit=1&cursor=${first.body.cursor}`,
    );
    expect(second.body).toMatchObject({ merchants: [{ name: 'Slagerij' }] });
    expect(second.body.cursor).toBeUndefined();
    expect(await world.auditLines()).toContain('merchant.exported');
  });
});

describe('changing a merchant', () => {
  it('changes the version that was read, and no other', async () => {
    const { world, call } = await withEditor();
    const { id, version } = await listedMerchant(world);
    const profile = aProfile({ name: 'Bakkerij Jansen', enterpriseNumber: undefined });
    const { status, body } = await call(`PATCH ${base}/${id}`, { version, profile });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: 'Bakkerij Jansen',
      slug: 'bakkerij-peeters',
      version: version + 1,
    });
    expect(body.enterpriseNumber).toBeUndefined();
    expect(await call(`PATCH ${base}/${id}`, { version, profile })).toMatchObject({
      status: 409,
      body: { code: 'merchant.changed' },
    });
    expect((await world.history.list(id)).at(-1)).toMatchObject({
      event: 'changed',
      fields: ['name', 'enterpriseNumber'],
    });
  });

  it('moves the contact, under whose former address nothing is found any more', async () => {
    const { world, call } = await withEditor();
    const { id, version } = await listedMerchant(world);
    await call(`PATCH ${base}/${id}`, { version, contact: { email: 'new@x.be' } });
    expect(await world.merchants.listByContact(aContact().email)).toEqual([]);
    expect(await world.merchants.listByContact('new@x.be')).toMatchObject([{ id }]);
    expect(JSON.stringify(await world.history.list(id))).not.toContain('@');
  });

  it('to what it is writes nothing', async () => {
    const { world, call } = await withEditor();
    const { id, version } = await listedMerchant(world);
    const { body } = await call(`PATCH ${base}/${id}`, { version, profile: aProfile() });
    expect(body.version).toBe(version);
    expect(await world.auditLines()).toEqual([]);
  });

  it('describes a photo, where there is one', async () => {
    const { world, call } = await withEditor();
    const { id, version } = await listedMerchant(world);
    const photoAlt = { nl: 'An achter de toog' };
    expect(await call(`PATCH ${base}/${id}`, { version, photoAlt })).toMatchObject({
      status: 409,
      body: { code: 'merchant.state' },
    });
    const photo = { path: '/images/merchants/x/1.jpg', width: 8, height: 6, alt: { nl: 'x' } };
    const after = await setPhoto(id, photo, { accountId: 'acc_1' }, world.deps);
    const { body } = await call(`PATCH ${base}/${id}`, { version: after.version, photoAlt });
    expect(body.photo).toEqual({ ...photo, alt: photoAlt });
    const empty = await call(`PATCH ${base}/${id}`, { version: body.version, photoAlt: {} });
    expect(empty.status).toBe(400);
  });
});

describe('deciding', () => {
  const decide = (
    call: (
      line: string,
      body?: unknown,
    ) => Promise<{ status: number; body: Record<string, unknown> }>,
    { id, version }: { id: string; version: number },
    decision: string,
    reason?: string,
  ) => call(`POST ${base}/${id}/decision`, { version, decision, ...(reason && { reason }) });

  it('lists what waits, and tells the contact with a link that works', async () => {
    const { world, call } = await withEditor();
    const merchant = await pendingMerchant(world);
    expect(await decide(call, merchant, 'list')).toMatchObject({ body: { state: 'listed' } });
    expect(newest(world)).toMatchObject({ kind: 'merchant-listed', merchant: 'Bakkerij Peeters' });
    expect((await world.merchants.listListed(retie)).merchants).toHaveLength(1);
    expect(await world.auditLines()).toEqual(['merchant.listed']);
  });

  it('rejects with a reason, which the mail says', async () => {
    const { world, call } = await withEditor();
    const merchant = await pendingMerchant(world);
    expect((await decide(call, merchant, 'reject')).status).toBe(400);
    const reason = 'De zaak ligt niet\r\nin Retie.';
    expect(await decide(call, merchant, 'reject', reason)).toMatchObject({
      body: { state: 'rejected' },
    });
    expect(newest(world)).toMatchObject({
      kind: 'merchant-rejected',
      reason: 'De zaak ligt niet in Retie.',
    });
    const item = await world.table.get({ pk: `MERCHANT#${merchant.id}`, sk: 'MERCHANT' });
    expect(item?.expiresAt).toBe(world.now().getTime() / 1000 + 365 * 86_400);
  });

  it('hides and shows without a word', async () => {
    const { world, call } = await withEditor();
    const merchant = await listedMerchant(world);
    world.mails.length = 0;
    const { body: hidden } = await decide(call, merchant, 'hide');
    expect(hidden.state).toBe('hidden');
    expect((await world.merchants.listListed(retie)).merchants).toEqual([]);
    const { id, version } = merchant;
    expect(await decide(call, { id, version: version + 1 }, 'show')).toMatchObject({
      body: { state: 'listed' },
    });
    expect(world.mails).toEqual([]);
  });

  it('accepts a proposal with its photo', async () => {
    const { world, call } = await withEditor();
    const { id } = await listedMerchant(world);
    const { website: _none, ...less } = aProfile({ name: 'Bakkerij Jansen' });
    await proposeProfile(id, less, world.deps);
    const photo = { path: '/images/merchants/x/1.jpg', width: 8, height: 6, alt: { nl: 'x' } };
    const waiting = await setPhoto(id, photo, 'merchant', world.deps);
    const { body } = await decide(call, waiting, 'accept-proposal');
    expect(body).toMatchObject({ name: 'Bakkerij Jansen', photo, state: 'listed' });
    expect(body).not.toHaveProperty('proposed');
    expect(body).not.toHaveProperty('proposedPhoto');
    expect(body).not.toHaveProperty('website');
    expect(newest(world)).toMatchObject({ kind: 'merchant-changed', merchant: 'Bakkerij Jansen' });
    expect((await world.history.list(id)).at(-1)).toMatchObject({
      event: 'accepted',
      fields: ['name', 'website', 'photo'],
    });
  });

  it('refuses a proposal; the page stays as it was', async () => {
    const { world, call } = await withEditor();
    const { id } = await listedMerchant(world);
    const waiting = await proposeProfile(id, aProfile({ name: 'Casino' }), world.deps);
    const { body } = await decide(call, waiting, 'refuse-proposal', 'Geen reclame.');
    expect(body).toMatchObject({ name: 'Bakkerij Peeters' });
    expect(body).not.toHaveProperty('proposed');
    expect(newest(world)).toMatchObject({ kind: 'merchant-unchanged', reason: 'Geen reclame.' });
  });

  it('does not accept what the merchant proposed after staff looked', async () => {
    const { world, call } = await withEditor();
    const { id } = await listedMerchant(world);
    const seen = await proposeProfile(id, aProfile({ name: 'Bakkerij Jansen' }), world.deps);
    await proposeProfile(id, aProfile({ name: 'Casino' }), world.deps);
    expect(await decide(call, seen, 'accept-proposal')).toMatchObject({
      status: 409,
      body: { code: 'merchant.changed' },
    });
    expect((await world.merchants.get(id))?.name).toBe('Bakkerij Peeters');
  });

  test.each([
    ['hide', 'pending'],
    ['show', 'pending'],
    ['accept-proposal', 'pending'],
    ['list', 'listed'],
    ['reject', 'listed'],
    ['accept-proposal', 'listed'],
    ['list', 'unconfirmed'],
  ])('does not %s what is %s', async (decision, state) => {
    const { world, call } = await withEditor();
    const { merchant } = await registered(world);
    const there =
      state === 'unconfirmed'
        ? merchant
        : await world.merchants.replace(
            merchant,
            { ...merchant, state: state === 'listed' ? 'listed' : 'pending' },
            [],
          );
    const answer = await decide(
      call,
      there,
      decision,
      decision === 'reject' ? 'Zomaar.' : undefined,
    );
    expect(answer).toMatchObject({ status: 409, body: { code: 'merchant.state' } });
  });

  it('of two at once takes one', async () => {
    const { world, call } = await withEditor();
    const merchant = await pendingMerchant(world);
    const answers = await Promise.all([
      decide(call, merchant, 'list'),
      decide(call, merchant, 'reject', 'Dubbel.'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await world.auditLines()).toHaveLength(1);
  });

  it('writes to nobody where there is no contact', async () => {
    const { world, call } = await withEditor();
    const { body } = await call(`POST ${base}`, newMerchant({ state: 'pending' }));
    expect((await decide(call, { id: body.id, version: 0 }, 'list')).status).toBe(200);
    expect(world.mails).toEqual([]);
  });
});

describe('a photo by staff', () => {
  it('is uploaded to a place of its own, then made by the worker', async () => {
    const { world, call } = await withEditor();
    const { id } = await listedMerchant(world);
    const { body } = await call(`POST ${base}/${id}/photo`, { type: 'image/png', bytes: 99 });
    expect(body.upload.url).toBe(
      `https://images.example/uploads/merchants/${id}/${body.uploadId}?size=99&type=image/png`,
    );
    const alt = { nl: 'De toog', fr: 'Le comptoir' };
    const done = await call(`POST ${base}/${id}/photo/${body.uploadId}/complete`, { alt });
    expect(done.status).toBe(202);
    expect(world.photoMessages).toMatchObject([
      {
        task: 'prepare',
        merchantId: id,
        uploadId: body.uploadId,
        alt,
        by: expect.stringMatching(/^acc_/),
      },
    ]);
    expect(await world.auditLines()).toEqual(['merchant.photo-uploaded']);
    expect((await call(`GET ${base}/${id}`)).body.upload).toMatchObject({ state: 'waiting' });
  });

  test.each([
    [{ type: 'image/svg+xml', bytes: 10 }],
    [{ type: 'image/jpeg', bytes: 12 * 1024 * 1024 + 1 }],
    [{ type: 'image/jpeg', bytes: 0 }],
  ])('is refused: %j', async (body) => {
    const { world, call } = await withEditor();
    const { id } = await listedMerchant(world);
    expect((await call(`POST ${base}/${id}/photo`, body)).status).toBe(400);
  });

  it('wants words for who cannot see it', async () => {
    const { world, call } = await withEditor();
    const { id } = await listedMerchant(world);
    const path = `${base}/${id}/photo/${'a'.repeat(22)}/complete`;
    expect((await call(`POST ${path}`, { alt: {} })).status).toBe(400);
    expect((await call(`POST ${path}`, { alt: { nl: ' ' } })).status).toBe(400);
    expect(world.photoMessages).toEqual([]);
  });

  it('names no upload outside its own folder', async () => {
    const { world, call } = await withEditor();
    const { id } = await listedMerchant(world);
    const path = `${base}/${id}/photo/${encodeURIComponent('../../x')}/complete`;
    expect((await call(`POST ${path}`, { alt: { nl: 'x' } })).status).toBe(400);
  });

  it('is taken from the page', async () => {
    const { world, call } = await withEditor();
    const { id } = await listedMerchant(world);
    const photo = { path: '/images/merchants/x/1.jpg', width: 8, height: 6, alt: { nl: 'x' } };
    const { version } = await setPhoto(id, photo, { accountId: 'acc_1' }, world.deps);
    const { body } = await call(`DELETE ${base}/${id}/photo?version=${version}`);
    expect(body.version).toBe(version + 1);
    expect(body.photo).toBeUndefined();
  });
});

describe('the contact', () => {
  it('is mailed its link when staff ask for it', async () => {
    const { world, call } = await withEditor();
    const { id } = await listedMerchant(world);
    expect((await call(`POST ${base}/${id}/link`)).status).toBe(204);
    expect(newest(world)).toMatchObject({
      kind: 'merchant-link',
      to: { address: aContact().email },
    });
    expect(await world.auditLines()).toEqual(['merchant.link-sent']);
  });

  it('is erased by administrators of the municipality', async () => {
    const { world, call } = await withEditor();
    const admin = await world.staffMember('admin', retie);
    const { id } = await listedMerchant(world);
    expect((await call(`POST ${base}/${id}/erase`)).status).toBe(403);
    const { body } = await world.call(admin, `POST ${base}/${id}/erase`);
    expect(body).toEqual({ erased: 'contact' });
    expect((await call(`GET ${base}/${id}`)).body.contact).toBeUndefined();
    expect((await call(`POST ${base}/${id}/link`)).status).toBe(409);
    expect(await world.auditLines()).toEqual(['merchant.erased']);
  });
});

it('names no merchant of another municipality as one that may be the same', async () => {
  const { world, call } = await withEditor();
  const { id } = await listedMerchant(world);
  const admin = await world.staffMember('admin', 'programme');
  const address = { street: 'Markt 5', postcode: '2490', town: 'Balen' };
  await world.call(
    admin,
    `POST ${base}`,
    newMerchant({ municipality: balen, profile: aProfile({ address }) }),
  );
  expect(await world.merchants.listByEnterprise('0123456749')).toHaveLength(2);
  expect((await call(`GET ${base}/${id}`)).body.similar).toEqual([]);
});

it('shows nothing of a merchant to staff of another municipality', async () => {
  const { world } = await withEditor();
  const stranger = await world.staffMember('admin', balen);
  const { id, version } = await listedMerchant(world);
  const lines: [string, unknown?][] = [
    [`GET ${base}?municipality=${retie}`],
    [`GET ${base}/export?municipality=${retie}`],
    [`GET ${base}/${id}`],
    [`PATCH ${base}/${id}`, { version, contact: { email: 'thief@x.be' } }],
    [`POST ${base}/${id}/decision`, { version, decision: 'hide' }],
    [`POST ${base}/${id}/erase`],
    [`POST ${base}/${id}/photo`, { type: 'image/png', bytes: 9 }],
  ];
  for (const [line, body] of lines) {
    const answer = await world.call(stranger, line, body);
    expect(answer.status, line).toBe(403);
    expect(JSON.stringify(answer.body)).not.toContain('Peeters');
  }
  expect((await world.merchants.get(id))?.version).toBe(version);
});
