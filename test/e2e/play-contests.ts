import { readFile } from 'node:fs/promises';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { Merchant } from '../../functions/merchants/index.ts';
import { seedMerchant, smallPhotoPath } from '../../functions/merchants/index.ts';
import { createMerchantRepository } from '../../functions/merchants/repository/merchants.ts';
import { consentUrl } from '../../functions/voting/contests/candidates/consent-token.ts';
import type { Contest } from '../../functions/voting/contests/contest.ts';
import { createContest } from '../../functions/voting/contests/create-contest.ts';
import { nominate } from '../../functions/voting/contests/nominations/nominate.ts';
import { type Rehearsal, rehearseOpening, rehearseResult } from '../../functions/voting/index.ts';
import { demoShops } from '../../infra/local/demo/demo-shops.ts';
import { type DemoStage, openStage } from '../../infra/local/demo/demo-stage.ts';
import type { LocalCloud } from '../../infra/local/index.ts';
import { daysAfter } from '../../shared/clock.ts';
import { newId } from '../../shared/ids.ts';
import { placeBySlug } from '../../shared/programme/programme.ts';
import { wallTimeOf } from '../../shared/time/wall-time.ts';
import { principal } from '../builders/staff.ts';

export interface PlayedContests {
  /** In Retie: one of eight may be chosen, of whom the last has no photo; there is a prize. */
  readonly open: Contest;
  /** In Lubbeek: up to two. */
  readonly several: Contest;
  /** In Balen: published, with paper votes. */
  readonly published: Contest;
  /** In Zoutleeuw: nominations are open; `consent` is the link of a merchant who was nominated. */
  readonly nominating: Contest;
  readonly consent: string;
  /** How many have voted online. */
  countVotes(contest: Contest): Promise<{ roll: number; online: number }>;
  close(): void;
}

const staff = {
  editor: principal([{ role: 'editor', scope: 'programme' }], newId('acc')),
  approver: principal([{ role: 'approver', scope: 'programme' }], newId('acc')),
};

const template: Rehearsal['template'] = {
  slug: '2027',
  title: {
    nl: 'Wie wordt ambassadeur van {municipality}?',
    fr: 'Qui sera l’ambassadeur de {municipality} ?',
    en: 'Who becomes ambassador of {municipality}?',
  },
  introduction: {
    nl: 'Kies de winkelier bij wie u het liefst binnenstapt.',
    fr: 'Choisissez le commerçant chez qui vous aimez entrer.',
    en: 'Choose the shopkeeper whom you like to visit most.',
  },
  ballotRule: { maxChoices: 1, categories: [] },
  seats: 1,
  appealDays: 30,
  lotSource: 'Lotto, the first Saturday after the vote',
  prize: { nl: 'Een mand met lekkers', fr: 'Un panier gourmand', en: 'A basket of treats' },
};

/** Contests in four municipalities of a local cloud, one in each phase that a resident meets. */
export async function playContests(cloud: LocalCloud): Promise<PlayedContests> {
  const demo = openStage(cloud);
  const { stage } = demo;
  const now = new Date();
  const opens = daysAfter(now, -5);
  const plan = async (slug: string, changes: Partial<Rehearsal['template']> = {}) => ({
    nis: placeBySlug(slug).municipality.nis,
    template: { ...template, ...changes },
    voting: { opens, closes: daysAfter(opens, 21) },
    merchants: await openShops(slug, demo),
    staff,
  });
  stage.moveTo(daysAfter(now, -90));
  const single = await plan('retie');
  const nameless = await withoutPhoto(single.nis, demo);
  const merchants = [...single.merchants.slice(0, 7), nameless];
  const open = await rehearseOpening({ ...single, merchants }, stage);
  const several = await rehearseOpening(
    await plan('lubbeek', { ballotRule: { maxChoices: 2, categories: [] } }),
    stage,
  );
  const past = await plan('balen', { slug: '2026', seats: 2 });
  const over = { ...past, voting: { opens: daysAfter(now, -40), closes: daysAfter(now, -20) } };
  const first = await rehearseOpening(over, stage);
  const voters = [0, 0, 0, 1, 1, 2].map((choice, index) => ({
    address: `voter${index}@vanhier.example`,
    choice,
  }));
  const box = { name: 'Bibliotheek', votes: [4, 3, 1, 0, 2, 0, 0, 1] };
  const published = await rehearseResult(first, over, { voters, box }, stage);
  stage.moveTo(now);
  const { nominating, consent } = await openNominations(demo, now);
  return {
    open,
    several,
    published,
    nominating,
    consent,
    countVotes: ({ id }) => stage.deps.cast.cohortCounts(id),
    close: demo.close,
  };
}

async function openNominations(demo: DemoStage, now: Date) {
  const { deps } = demo.stage;
  const { nis } = placeBySlug('zoutleeuw').municipality;
  const period = (from: number, to: number) => ({
    opens: wallTimeOf(daysAfter(now, from)),
    closes: wallTimeOf(daysAfter(now, to)),
  });
  const times = { nominations: period(-5, 20), voting: period(30, 50) };
  const nominating = await createContest(
    { nis, template: { ...template, ...times } },
    staff.editor,
    deps,
  );
  const [merchant] = await openShops('zoutleeuw', demo);
  if (!merchant?.contact) throw new Error('no merchant');
  const by = { kind: 'staff', principal: staff.editor } as const;
  const nomination = await nominate(
    { contest: nominating, by, nominee: { merchantId: merchant.id } },
    deps,
  );
  const ref = { contestId: nominating.id, candidateId: nomination?.candidateId ?? '' };
  return { nominating, consent: await consentUrl(ref, merchant.contact, deps) };
}

async function openShops(slug: string, { table, stage, s3, imagesBucket }: DemoStage) {
  const merchants: Merchant[] = [];
  for (const shop of demoShops.filter(({ place }) => place.municipality.slug === slug)) {
    const { municipality } = shop.place;
    const seed = {
      ...shop,
      nis: municipality.nis,
      address: { street: 'Dorp 1', postcode: municipality.postcodes[0] ?? '', town: slug },
      openingHours: [],
      promises: { knowsYou: true, givesService: true, helpsYou: true },
      contact: { email: `${shop.trade}@${slug}.example`, language: 'nl' as const },
      photo: { width: 960, height: 720, alt: shop.alt },
    };
    const { place: _place, owner: _owner, alt: _alt, picture, ...profile } = seed;
    const merchant = await seedMerchant(table, profile, stage.deps);
    merchants.push(merchant);
    const Body = await readFile(
      new URL(`../../infra/local/demo/shops/${picture}`, import.meta.url),
    );
    const path = merchant.photo?.path ?? '';
    for (const Key of [path, smallPhotoPath(path)].map((place) => place.slice(1))) {
      const object = { Bucket: imagesBucket, Key, Body, ContentType: 'image/jpeg' };
      await s3.send(new PutObjectCommand(object));
    }
  }
  return merchants;
}

async function withoutPhoto(nis: string, { table, stage }: DemoStage): Promise<Merchant> {
  const merchant: Merchant = {
    id: newId('mer'),
    nis,
    slug: 'het-naaihuis',
    state: 'listed',
    name: 'Het Naaihuis',
    trade: 'clothing',
    kind: 'shop',
    address: { street: 'Dorp 2', postcode: '2470', town: 'Retie' },
    story: { nl: 'Wij maken korter wat te lang is.' },
    openingHours: [],
    promises: { knowsYou: true, givesService: true, helpsYou: true },
    contact: { email: 'naaihuis@retie.example', language: 'nl' },
    shortCode: 'naaihuis',
    origin: 'staff',
    createdAt: new Date().toISOString(),
    version: 0,
  };
  await createMerchantRepository(table, { now: stage.deps.now }).create(merchant, []);
  return merchant;
}
