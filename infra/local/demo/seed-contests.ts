import { readFile } from 'node:fs/promises';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { type Merchant, seedMerchant, smallPhotoPath } from '../../../functions/merchants/index.ts';
import {
  type Cast,
  type Rehearsal,
  rehearseOpening,
  rehearseResult,
  type Stage,
} from '../../../functions/voting/index.ts';
import { daysAfter } from '../../../shared/clock.ts';
import { type Place, programme } from '../../../shared/programme/programme.ts';
import { type DemoShop, demoShops } from './demo-shops.ts';
import type { DemoStage } from './demo-stage.ts';

/** Days that voting lasts, and those of them that have passed when the demonstration begins. */
const votingDays = 21;
const passedDays = 5;

/** Days that the directory has been there: longer than any contest, and than what is read of visits to it. */
const directoryDays = 200;

/** Online voters of the published contest, and its paper votes: enough for a result to look at, quick to play. */
const onlineVotes = [11, 6, 4, 3, 8, 2, 5, 3];
const paperVotes = [14, 6, 3, 8, 11, 2, 5, 4];

const template = (year: number): Rehearsal['template'] => ({
  slug: String(year),
  title: {
    nl: `Wie wordt ambassadeur van {municipality} ${year}?`,
    fr: `Qui sera l’ambassadeur de {municipality} ${year} ?`,
    en: `Who becomes the ambassador of {municipality} ${year}?`,
  },
  introduction: {
    nl: 'Kies de winkelier die u kent, die u helpt en bij wie u graag terugkomt.',
    fr: 'Choisissez le commerçant que vous connaissez, qui vous aide et chez qui vous aimez revenir.',
    en: 'Choose the shopkeeper whom you know, who helps you and to whom you like to come back.',
  },
  ballotRule: { maxChoices: 1, categories: [] },
  seats: 1,
  appealDays: 30,
  lotSource: 'The six numbers of the first Lotto draw on a Saturday after voting ends',
  prize: {
    nl: 'Een mand met lekkers van alle kandidaten',
    fr: 'Un panier de spécialités de tous les candidats',
    en: 'A basket of treats from all candidates',
  },
});

/**
 * Eight shops in each municipality and an open contest among them; in the first municipality also the result of a contest
 * whose voting ended two weeks ago. All municipalities at once: it is the answers of the table that take time.
 */
export async function seedContests(demo: DemoStage, staff: Cast, now: Date): Promise<void> {
  const places = programme.regions.flatMap((region) =>
    region.municipalities.map((municipality) => ({ municipality, region })),
  );
  const planOf = (
    { municipality }: Place,
    { opens, year, merchants }: { opens: Date; year: number; merchants: readonly Merchant[] },
  ): Rehearsal => ({
    nis: municipality.nis,
    template: template(year),
    voting: { opens, closes: daysAfter(opens, votingDays) },
    merchants,
    staff,
  });
  const year = now.getUTCFullYear();
  demo.stage.moveTo(daysAfter(now, -directoryDays));
  const playPlace = async (place: Place) => {
    const merchants = await openShops(place, demo);
    const present = { opens: daysAfter(now, -passedDays), year: year + 1, merchants };
    const past = { opens: daysAfter(now, -14 - votingDays), year, merchants };
    await Promise.all([
      rehearseOpening(planOf(place, present), demo.newStage()),
      place === places[0] && playResult(planOf(place, past), demo.newStage()),
    ]);
  };
  await Promise.all(places.map(playPlace));
}

async function playResult(past: Rehearsal, stage: Stage): Promise<void> {
  const contest = await rehearseOpening(past, stage);
  await rehearseResult(contest, past, { voters, box }, stage);
}

const voters = onlineVotes.flatMap((votes, choice) =>
  Array.from({ length: votes }, (_, index) => ({
    address: `voter.${choice}.${index}@telenet.be`,
    choice,
  })),
);

const box = { name: 'Bibliotheek', votes: paperVotes };

async function openShops(place: Place, demo: DemoStage): Promise<Merchant[]> {
  const shops = demoShops.filter((shop) => shop.place.municipality.nis === place.municipality.nis);
  const merchants: Merchant[] = [];
  for (const [index, shop] of shops.entries()) {
    const merchant = await seedMerchant(demo.table, merchantOf(shop, index), demo.stage.deps);
    if (merchant.photo) await hangPicture(shop, merchant.photo.path, demo);
    merchants.push(merchant);
  }
  return merchants;
}

const merchantOf = ({ place, name, trade, kind, owner, story, alt }: DemoShop, index: number) => ({
  nis: place.municipality.nis,
  name,
  trade,
  kind,
  address: {
    street: `Dorpsstraat ${12 + index * 7}`,
    postcode: place.municipality.postcodes[0] ?? '',
    town: place.municipality.name,
  },
  story,
  openingHours: [2, 3, 4, 5, 6].map((day) => ({ day, from: '08:30', to: '18:00' })),
  promises: { knowsYou: true, givesService: index % 3 !== 1, helpsYou: index % 4 !== 2 },
  contact: {
    email: `${place.municipality.slug}.${trade}@shops.vanhier.example`,
    language: place.municipality.defaultLanguage,
    name: owner,
  },
  photo: { width: 960, height: 720, alt },
});

async function hangPicture({ picture }: DemoShop, path: string, { s3, imagesBucket }: DemoStage) {
  const Body = await readFile(new URL(`shops/${picture}`, import.meta.url));
  for (const Key of [path, smallPhotoPath(path)].map((place) => place.slice(1))) {
    await s3.send(
      new PutObjectCommand({ Bucket: imagesBucket, Key, Body, ContentType: 'image/jpeg' }),
    );
  }
}
