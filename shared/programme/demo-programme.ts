import { hageland } from './brands/hageland.ts';
import { kempen } from './brands/kempen.ts';
import { programmeAppearance } from './brands/programme.ts';
import type { Programme } from './schema.ts';

/**
 * The programme of the demonstration: two regions of three municipalities, their inhabitants rounded. A deployment writes its
 * own.
 */
export const demoProgramme: Programme = {
  name: 'Van hier',
  slogan: {
    nl: 'Koop bij wie u kent.',
    fr: 'Achetez chez ceux que vous connaissez.',
    en: 'Buy from people you know.',
  },
  appearance: programmeAppearance,
  regions: [
    {
      id: 'kempen',
      name: 'Kempen',
      senderName: 'Van hier Kempen',
      brand: kempen,
      municipalities: [
        {
          nis: '13036',
          slug: 'retie',
          name: 'Retie',
          postcodes: ['2470'],
          formerNis: [],
          replyTo: 'communicatie@retie.vanhier.example',
          postalAddress: 'Gemeente Retie, Markt 1, 2470 Retie',
          dataProtectionOfficer: 'privacy@retie.vanhier.example',
          inhabitants: 11_600,
          languages: ['nl', 'fr', 'en'],
          defaultLanguage: 'nl',
          engagement: { opens: false, personalDays: 90 },
        },
        {
          nis: '13003',
          slug: 'balen',
          name: 'Balen',
          postcodes: ['2490', '2491'],
          formerNis: [],
          replyTo: 'communicatie@balen.vanhier.example',
          postalAddress: 'Gemeente Balen, Vredelaan 1, 2490 Balen',
          inhabitants: 23_000,
          languages: ['nl', 'fr', 'en'],
          defaultLanguage: 'nl',
          engagement: { opens: true, personalDays: 90 },
        },
        {
          nis: '13031',
          slug: 'oud-turnhout',
          name: 'Oud-Turnhout',
          postcodes: ['2360'],
          formerNis: [],
          replyTo: 'communicatie@oud-turnhout.vanhier.example',
          postalAddress: 'Gemeente Oud-Turnhout, Dorp 1, 2360 Oud-Turnhout',
          inhabitants: 14_500,
          languages: ['nl', 'fr', 'en'],
          defaultLanguage: 'nl',
          engagement: { opens: false, personalDays: 90 },
        },
      ],
    },
    {
      id: 'hageland',
      name: 'Hageland',
      senderName: 'Van hier Hageland',
      brand: hageland,
      municipalities: [
        {
          nis: '24011',
          slug: 'bierbeek',
          name: 'Bierbeek',
          postcodes: ['3360'],
          formerNis: [],
          replyTo: 'communicatie@bierbeek.vanhier.example',
          postalAddress: 'Gemeente Bierbeek, Dorpsstraat 2, 3360 Bierbeek',
          inhabitants: 10_300,
          languages: ['nl', 'fr', 'en'],
          defaultLanguage: 'nl',
          engagement: { opens: false, personalDays: 90 },
        },
        {
          nis: '24130',
          slug: 'zoutleeuw',
          name: 'Zoutleeuw',
          postcodes: ['3440'],
          formerNis: [],
          replyTo: 'communicatie@zoutleeuw.vanhier.example',
          postalAddress: 'Stad Zoutleeuw, Vincent Betsstraat 15, 3440 Zoutleeuw',
          inhabitants: 8_800,
          languages: ['nl', 'fr', 'en'],
          defaultLanguage: 'nl',
          engagement: { opens: true, personalDays: 60 },
        },
        {
          nis: '24066',
          slug: 'lubbeek',
          name: 'Lubbeek',
          postcodes: ['3210', '3211', '3212'],
          formerNis: [],
          replyTo: 'communicatie@lubbeek.vanhier.example',
          postalAddress: 'Gemeente Lubbeek, Gellenberg 16, 3210 Lubbeek',
          inhabitants: 14_800,
          languages: ['nl', 'fr', 'en'],
          defaultLanguage: 'nl',
          engagement: { opens: false, personalDays: 90 },
        },
      ],
    },
  ],
};
