import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { eraseContact } from '../../../functions/merchants/erase.ts';
import {
  confirmRegistration,
  readRegistration,
} from '../../../functions/merchants/registration/confirm.ts';
import { askForManageLink } from '../../../functions/merchants/registration/mail-link.ts';
import { othersOf, readManaged } from '../../../functions/merchants/registration/managed.ts';
import { proposeProfile, setPhoto } from '../../../functions/merchants/registration/propose.ts';
import { registerMerchant } from '../../../functions/merchants/registration/register.ts';
import { testDynamoDbClient } from '../../builders/table.ts';
import {
  aContact,
  aProfile,
  listedMerchant,
  type MerchantsWorld,
  merchantsWorld,
  newestToken,
  pendingMerchant,
  registered,
  retie,
} from './merchants-world.ts';

const daySeconds = 86_400;
const code = (error: string) => expect.objectContaining({ code: error });
const photo = {
  path: '/images/merchants/x/1.jpg',
  width: 800,
  height: 600,
  alt: { nl: 'De toog' },
};

describe('registering', () => {
  it('mails the address and shows nothing to anyone', async () => {
    const world = await merchantsWorld();
    const { merchant } = await registered(world);
    expect(merchant).toMatchObject({ state: 'unconfirmed', slug: 'bakkerij-peeters', nis: retie });
    expect(merchant.shortCode).toMatch(/^[2-9b-z]{7}$/);
    expect(world.kinds()).toEqual(['merchant-confirm']);
    expect(world.mails[0]).toMatchObject({ to: { address: 'an@bakkerij-peeters.example' } });
    expect(JSON.stringify(world.mails[0])).not.toContain('Bakkerij');
    expect((await world.merchants.listListed(retie)).merchants).toEqual([]);
  });

  it('waits for staff once it is confirmed, and says so again when confirmed again', async () => {
    const world = await merchantsWorld();
    const { merchant, token } = await registered(world);
    const confirm = () => confirmRegistration({ token, version: merchant.version }, world.deps);
    world.now.advance(60);
    expect(await confirm()).toMatchObject({ state: 'pending' });
    expect(await confirm()).toMatchObject({ state: 'pending' });
    const history = await world.history.list(merchant.id);
    expect(history.map(({ event }) => event)).toEqual(['registered', 'confirmed']);
  });

  it('changes nothing when a scanner reads the link', async () => {
    const world = await merchantsWorld();
    const { merchant, token } = await registered(world);
    await readRegistration(token, world.deps);
    expect(await world.merchants.get(merchant.id)).toEqual(merchant);
  });

  it('is one merchant however often the same contact registers it, the latest words counting', async () => {
    const world = await merchantsWorld();
    const { merchant, token } = await registered(world);
    await registered(world, { name: 'BAKKERIJ  Peeters', website: 'https://new.example/' });
    expect(await world.merchants.listByContact('an@bakkerij-peeters.example')).toMatchObject([
      { id: merchant.id, website: 'https://new.example/' },
    ]);
    expect(world.kinds()).toEqual(['merchant-confirm', 'merchant-confirm']);
    await expect(
      confirmRegistration({ token, version: merchant.version }, world.deps),
    ).rejects.toEqual(code('merchant.changed'));
  });

  it('gives whoever registers what is theirs already the link to change it, which stays as it is', async () => {
    const world = await merchantsWorld();
    const merchant = await listedMerchant(world);
    await registered(world, { website: 'https://evil.example/' });
    expect(world.kinds().at(-1)).toBe('merchant-link');
    expect(await world.merchants.get(merchant.id)).toEqual(merchant);
  });

  it('of a name that another has makes a second one beside it', async () => {
    const world = await merchantsWorld();
    const merchant = await listedMerchant(world);
    await registered(world, {}, { email: 'other@x.be' });
    const [other] = await world.merchants.listByContact('other@x.be');
    expect(other).toMatchObject({ slug: 'bakkerij-peeters-2', state: 'unconfirmed' });
    expect(await world.merchants.get(merchant.id)).toEqual(merchant);
  });

  it('of twenty at once with one name gives each a slug of its own', async () => {
    const world = await merchantsWorld();
    const people = Array.from({ length: 20 }, (_, index) => `p${index}@x.be`);
    await Promise.all(
      people.map((email) =>
        registerMerchant(
          { nis: retie, profile: aProfile(), contact: aContact({ email }) },
          world.deps,
        ),
      ),
    );
    const all = await Promise.all(people.map((email) => world.merchants.listByContact(email)));
    const slugs = all.flat().map(({ slug }) => slug);
    expect(new Set(slugs).size).toBe(20);
    expect(slugs).toContain('bakkerij-peeters');
  });

  it('is forgotten after 30 days by itself, and not once it is confirmed', async () => {
    const world = await merchantsWorld();
    const { merchant, token } = await registered(world);
    const expiries = async () => {
      const pointers = [`MERCHANT_CONTACT#an@bakkerij-peeters.example`, `MERCHANT_SLUGS#${retie}`];
      const keys = [`MERCHANT#${merchant.id}`, `MERCHANT_CODE#${merchant.shortCode}`, ...pointers];
      const pages = await Promise.all(keys.map((pk) => world.table.query({ pk })));
      return pages.flatMap(({ items }) => items.map((item) => item.expiresAt));
    };
    const expected = world.now().getTime() / 1000 + 30 * daySeconds;
    expect(await expiries()).toEqual([expected, expected, expected, expected]);
    await confirmRegistration({ token, version: 0 }, world.deps);
    expect(await expiries()).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('names a page that is taken by a word of ours otherwise', async () => {
    const world = await merchantsWorld();
    const { merchant } = await registered(world, { name: 'Register' });
    expect(merchant.slug).toBe('register-2');
  });

  it('takes names in any script', async () => {
    const world = await merchantsWorld();
    const { merchant } = await registered(world, { name: '福' }, { email: 'a@x.be' });
    expect(merchant.slug).toBe('zaak');
    const { merchant: other } = await registered(world, { name: 'Œuf & Ça' }, { email: 'b@x.be' });
    expect(other.slug).toBe('oeuf-ca');
  });
});

describe('a link', () => {
  it('of another purpose, changed or expired opens nothing', async () => {
    const world = await merchantsWorld();
    const { token } = await registered(world);
    await expect(readManaged(token, world.deps)).rejects.toEqual(code('token.invalid'));
    await expect(readRegistration(`${token}x`, world.deps)).rejects.toEqual(code('token.invalid'));
    world.now.advance(31 * daySeconds);
    await expect(readRegistration(token, world.deps)).rejects.toEqual(code('token.expired'));
  });

  it('to change an entry opens none that nobody has confirmed', async () => {
    const world = await merchantsWorld();
    const { merchant } = await registered(world);
    const { manageUrl } = await world.links.manage(merchant);
    const token = new URL(manageUrl).searchParams.get('token') ?? '';
    await expect(readManaged(token, world.deps)).rejects.toEqual(code('token.expired'));
  });

  it('opens the one merchant it was mailed for, and tells of the others of its contact', async () => {
    const world = await merchantsWorld();
    const first = await listedMerchant(world);
    const second = await pendingMerchant(world, { name: 'Theehuis Peeters' });
    const stranger = await listedMerchant(world, { name: 'Slagerij' }, { email: 'b@x.be' });
    await registered(world, { name: 'Nog niet bevestigd' });
    await askForManageLink('an@bakkerij-peeters.example', world.deps);
    const managed = await readManaged(newestToken(world), world.deps);
    expect(managed.id).toBe(first.id);
    expect((await othersOf(managed, world.deps)).map(({ id }) => id)).toEqual([second.id]);
    expect(stranger.id).not.toBe(managed.id);
  });

  it('is mailed once to who has several, and not at all to an unknown address', async () => {
    const world = await merchantsWorld();
    await listedMerchant(world);
    await listedMerchant(world, { name: 'Theehuis Peeters' });
    world.mails.length = 0;
    await askForManageLink('an@bakkerij-peeters.example', world.deps);
    await askForManageLink('nobody@x.be', world.deps);
    expect(world.kinds()).toEqual(['merchant-link']);
  });

  it('asks once more for confirmation where that is what is missing', async () => {
    const world = await merchantsWorld();
    await registered(world);
    await askForManageLink('an@bakkerij-peeters.example', world.deps);
    expect(world.kinds()).toEqual(['merchant-confirm', 'merchant-confirm']);
  });

  it('opens nothing any more once the merchant has another contact', async () => {
    const world = await merchantsWorld();
    const merchant = await listedMerchant(world);
    const { manageUrl } = await world.links.manage(merchant);
    const token = new URL(manageUrl).searchParams.get('token') ?? '';
    expect((await readManaged(token, world.deps)).id).toBe(merchant.id);
    await world.merchants.replace(
      merchant,
      { ...merchant, contact: aContact({ email: 'new@x.be' }) },
      [],
    );
    await expect(readManaged(token, world.deps)).rejects.toEqual(code('token.expired'));
    expect(await world.merchants.listByContact('an@bakkerij-peeters.example')).toEqual([]);
  });

  it('of one merchant does not open another, though both are signed by us', async () => {
    const world = await merchantsWorld();
    const own = await listedMerchant(world);
    const other = await listedMerchant(world, { name: 'Slagerij' }, { email: 'b@x.be' });
    const [body = '', ...rest] = new URL((await world.links.manage(own)).manageUrl).searchParams
      .get('token')
      ?.split('.') ?? [''];
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify({ ...claims, m: other.id })).toString('base64url');
    await expect(readManaged([forged, ...rest].join('.'), world.deps)).rejects.toEqual(
      code('token.invalid'),
    );
  });
});

describe('a change by the merchant', () => {
  it('of a listed profile waits for staff; the page stays as it is', async () => {
    const world = await merchantsWorld();
    const merchant = await listedMerchant(world);
    const profile = aProfile({ name: 'Bakkerij Jansen' });
    const after = await proposeProfile(merchant.id, profile, world.deps);
    expect(after).toMatchObject({
      name: 'Bakkerij Peeters',
      proposed: { name: 'Bakkerij Jansen' },
    });
    const [entry] = (await world.history.list(merchant.id)).slice(-1);
    expect(entry).toMatchObject({ event: 'proposed', source: 'merchant', fields: ['name'] });
  });

  it('back to what is there withdraws what waited', async () => {
    const world = await merchantsWorld();
    const { id } = await listedMerchant(world);
    await proposeProfile(id, aProfile({ name: 'Bakkerij Jansen' }), world.deps);
    expect((await proposeProfile(id, aProfile(), world.deps)).proposed).toBeUndefined();
  });

  it('that changes nothing writes nothing', async () => {
    const world = await merchantsWorld();
    const merchant = await listedMerchant(world);
    expect(await proposeProfile(merchant.id, aProfile(), world.deps)).toEqual(merchant);
  });

  it('of what staff have not seen yet is made at once, and may leave fields out', async () => {
    const world = await merchantsWorld();
    const { id } = await pendingMerchant(world);
    const { website: _none, enterpriseNumber: _neither, ...less } = aProfile();
    const after = await proposeProfile(id, less, world.deps);
    expect(after.website).toBeUndefined();
    expect(after.proposed).toBeUndefined();
    expect((await world.merchants.get(id))?.website).toBeUndefined();
    expect(await world.merchants.listByEnterprise('0123456749')).toEqual([]);
  });

  it('of what was rejected makes it wait for staff again', async () => {
    const world = await merchantsWorld();
    const pending = await pendingMerchant(world);
    await world.merchants.replace(pending, { ...pending, state: 'rejected' }, []);
    const profile = aProfile({ story: { nl: 'Beter.' } });
    expect(await proposeProfile(pending.id, profile, world.deps)).toMatchObject({
      state: 'pending',
      story: { nl: 'Beter.' },
    });
  });

  it('meets one of staff at the same moment without losing either', async () => {
    const world = await merchantsWorld();
    const merchant = await listedMerchant(world);
    const { merchants } = world;
    let isFirst = true;
    const racing = {
      ...merchants,
      async get(id: string) {
        const present = await merchants.get(id);
        if (isFirst && present) {
          isFirst = false;
          await merchants.replace(present, { ...present, state: 'hidden' }, []);
        }
        return present;
      },
    };
    const profile = aProfile({ name: 'Bakkerij Jansen' });
    const after = await proposeProfile(merchant.id, profile, { ...world.deps, merchants: racing });
    expect(after).toMatchObject({ state: 'hidden', proposed: { name: 'Bakkerij Jansen' } });
  });

  it('of the photo waits too, but one by staff does not', async () => {
    const world = await merchantsWorld();
    const { id } = await listedMerchant(world);
    const waiting = await setPhoto(id, photo, 'merchant', world.deps);
    expect(waiting).toMatchObject({ proposedPhoto: photo });
    expect(waiting.photo).toBeUndefined();
    const other = { ...photo, path: '/images/merchants/x/2.jpg' };
    expect(await setPhoto(id, other, { accountId: 'acc_1' }, world.deps)).toMatchObject({
      photo: other,
      proposedPhoto: photo,
    });
  });
});

describe('erasing', () => {
  it('of a listed merchant takes the contact, its links and its traces; the page stays', async () => {
    const world = await merchantsWorld();
    const merchant = await listedMerchant(world);
    const { manageUrl } = await world.links.manage(merchant);
    const token = new URL(manageUrl).searchParams.get('token') ?? '';
    const erasing = { merchantId: merchant.id, source: 'merchant' };
    expect(await eraseContact(erasing, world.deps)).toBe('contact');
    const after = await world.merchants.get(merchant.id);
    expect(after).toMatchObject({ state: 'listed', name: 'Bakkerij Peeters' });
    expect(after?.contact).toBeUndefined();
    await expect(readManaged(token, world.deps)).rejects.toEqual(code('token.expired'));
    expect(world.photoMessages).toEqual([]);
    expect(await everything(world)).not.toContain('an@bakkerij-peeters');
  });

  it('of a merchant on no page leaves nothing but a code, and has its photos removed', async () => {
    const world = await merchantsWorld();
    const { id, shortCode } = await pendingMerchant(world);
    expect(await eraseContact({ merchantId: id, source: 'merchant' }, world.deps)).toBe('merchant');
    expect(world.photoMessages).toEqual([{ task: 'remove', merchantId: id }]);
    expect(await world.merchants.get(id)).toBeUndefined();
    expect(await world.merchants.findByShortCode(shortCode)).toBeUndefined();
    expect(await world.merchants.findBySlug(retie, 'bakkerij-peeters')).toBeUndefined();
    expect(await everything(world)).not.toMatch(/peeters/i);
  });

  it('is undone by registering again of one’s own accord', async () => {
    const world = await merchantsWorld();
    const { id } = await pendingMerchant(world);
    await eraseContact({ merchantId: id, source: 'merchant' }, world.deps);
    const address = 'an@bakkerij-peeters.example';
    expect(await world.erased.among([address])).toEqual(new Set([address]));
    await pendingMerchant(world);
    expect(await world.erased.among([address])).toEqual(new Set());
  });

  it('of what is not there says so', async () => {
    const world = await merchantsWorld();
    const erasing = { merchantId: world.newId('mer'), source: 'merchant' };
    await expect(eraseContact(erasing, world.deps)).rejects.toEqual(code('merchant.not_found'));
  });

  it('frees the name: who registers then gets the page of that name', async () => {
    const world = await merchantsWorld();
    const { id } = await pendingMerchant(world);
    await eraseContact({ merchantId: id, source: 'merchant' }, world.deps);
    const { merchant } = await registered(world, {}, { email: 'b@x.be' });
    expect(merchant.slug).toBe('bakkerij-peeters');
  });
});

/** The whole table, as text. */
async function everything({ table }: MerchantsWorld): Promise<string> {
  const { Items } = await testDynamoDbClient().send(new ScanCommand({ TableName: table.name }));
  return JSON.stringify(Items);
}
