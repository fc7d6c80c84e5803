import type { IssueContent, LanguageContent } from '../../emails/blocks/schema.ts';

/** A newsletter in Dutch with every kind of block, as staff would write it. */
export const dutchContent: LanguageContent = {
  subject: 'Dag [naam], de feesten in [gemeente] beginnen bij de bakker',
  preheader: 'Vier winkels, drie aanbiedingen en een kerstmarkt op het Marktplein.',
  blocks: [
    {
      type: 'header',
      kicker: 'Nieuwsbrief december',
      title: 'De feesten beginnen bij de bakker om de hoek',
    },
    {
      type: 'text',
      markdown:
        'Dag [naam],\n\nWie in **[gemeente]** koopt, houdt de winkels open. Deze maand stellen we u voor aan *Els en Bart*, die elke ochtend om drie uur de oven aansteken. Lees hun verhaal op [onze website](https://www.vanhier.example/verhaal?id=1&deel=2).\n\n## Drie dingen om te doen\n\n- Bestel uw kerststronk voor 20 december\n- Kom naar de kerstmarkt op het Marktplein\n- Stem op uw favoriete winkelier',
    },
    {
      type: 'image',
      url: '/images/bakkerij.jpg',
      alt: 'Els en Bart achter de toonbank van hun bakkerij',
      width: 1200,
      height: 800,
    },
    {
      type: 'button',
      label: 'Lees het verhaal van Els en Bart',
      url: 'https://www.vanhier.example/verhaal',
    },
    { type: 'divider' },
    {
      type: 'offer',
      merchant: 'Bakkerij O’Brien & Zonen',
      markdown: 'Twee kerststronken **voor de prijs van één**, als u deze mail toont.',
      validUntil: '2026-12-20',
      image: {
        url: '/images/stronk.jpg',
        alt: 'Een kerststronk met chocolade',
        width: 964,
        height: 480,
      },
      link: { label: 'Bestel uw stronk', url: 'https://bakkerij.example/bestellen' },
    },
    {
      type: 'offer',
      merchant: 'Slagerij Peeters',
      markdown: 'Gratis kalkoenvulling bij een bestelling vanaf 40 euro.',
    },
    { type: 'text', markdown: 'Tot in de winkel!\n\nUw buren van **Van hier**' },
    {
      type: 'footer',
      markdown: 'Vragen? Bel 014 12 34 56 of schrijf naar communicatie@retie.vanhier.example.',
    },
  ],
};

/** The same idea in French, shorter. */
const frenchContent: LanguageContent = {
  subject: 'Bonjour [nom], les fêtes commencent chez le boulanger',
  preheader: 'Quatre magasins, trois offres et un marché de Noël.',
  blocks: [
    { type: 'header', title: 'Les fêtes commencent chez le boulanger du coin' },
    {
      type: 'text',
      markdown: 'Bonjour [nom],\n\nAcheter à **[commune]**, c’est garder nos magasins ouverts.',
    },
    { type: 'button', label: 'Lire la suite', url: 'https://www.vanhier.example/histoire' },
  ],
};

/** An issue in Dutch and French. */
export const anIssueContent = (change: Partial<IssueContent['languages']> = {}): IssueContent => ({
  languages: { nl: dutchContent, fr: frenchContent, ...change },
});

/** An issue in Dutch only, with these blocks. */
export const contentOf = (
  blocks: LanguageContent['blocks'],
  change: Partial<LanguageContent> = {},
): IssueContent => ({
  languages: { nl: { subject: 'Onderwerp', preheader: '', blocks, ...change } },
});
