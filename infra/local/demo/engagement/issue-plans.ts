import type { IssueContent, LanguageContent } from '../../../../emails/blocks/schema.ts';

/** What one newsletter of the half-year is about. It goes out in every region, in its own week. */
interface IssueStory {
  readonly title: string;
  readonly subject: string;
  /** A subject that is tried beside it. */
  readonly otherSubject?: string;
  readonly lead: string;
  readonly shop: string;
  readonly offer: string;
  readonly more: string;
  readonly button: string;
  readonly french?: { readonly subject: string; readonly lead: string };
}

/** The last one is the newest. Titles without a season, since the half-year ends whenever somebody starts the demonstration. */
const stories: readonly IssueStory[] = [
  {
    title: 'Welkom bij Van hier',
    subject: 'Welkom, [naam]: dit zijn uw buren achter de toonbank',
    lead: 'Vanaf vandaag leest u om de twee weken wie er in [gemeente] een winkel heeft, en wat er te doen is.',
    shop: 'Bakkerij De Korenaar',
    offer: 'Wie deze nieuwsbrief toont, krijgt een **koffiekoek** bij het brood.',
    more: 'Kent u iemand die dit ook wil lezen? Stuur de nieuwsbrief door.',
    button: 'Ontdek de winkels van uw gemeente',
    french: {
      subject: 'Bienvenue, [nom] : voici vos voisins derrière le comptoir',
      lead: 'Toutes les deux semaines, vous lirez ici qui tient boutique à [commune].',
    },
  },
  {
    title: 'Rechtstreeks van de hoeve',
    subject: 'Rechtstreeks van de hoeve: tien adressen op fietsafstand',
    lead: 'Melk, eieren, groenten en vlees: in en rond [gemeente] koopt u ze bij wie ze maakt.',
    shop: 'Hoeve De Linde',
    offer: 'Vul zelf uw **melkfles**: de eerste liter is voor de hoeve.',
    more: 'Op zaterdag staan vijf hoeves op het marktplein.',
    button: 'Alle producenten',
  },
  {
    title: 'Met de fiets langs de winkels',
    subject: 'Een fietsroute met twaalf winkels, [naam]',
    lead: 'Deze route brengt u in een halve dag langs twaalf etalages.',
    shop: 'Fietsen Verlinden',
    offer: 'Een **gratis nazicht** van uw remmen voor wie de route rijdt.',
    more: 'De kaart ligt in het gemeentehuis en in elke winkel.',
    button: 'Bekijk de route',
  },
  {
    title: 'Wie repareert het?',
    subject: 'Stuk? Deze winkels in [gemeente] maken het weer',
    lead: 'Weggooien hoeft niet. Van schoenen tot broodrooster: iemand in de buurt kan het.',
    shop: 'Schoenmakerij Mertens',
    offer: 'Nieuwe **hakken terwijl u wacht**, elke woensdag.',
    more: 'Volgende zaterdag is er een repaircafé in de bibliotheek.',
    button: 'Zoek een hersteller',
    french: {
      subject: 'Cassé ? Ces commerçants réparent',
      lead: 'Ne jetez rien : quelqu’un du quartier sait le réparer, à [commune] aussi.',
    },
  },
  {
    title: 'De zaterdag van de handelaar',
    subject: 'Zaterdag trakteren de winkels van [gemeente]',
    lead: 'Wie zaterdag te voet of met de fiets komt, krijgt overal iets kleins.',
    shop: 'Koffiehuis ’t Plein',
    offer: 'Een **tas koffie** bij elk stempel op uw bierviltje.',
    more: 'Scan het viltje en kijk welke winkels meedoen.',
    button: 'Wie doet er mee?',
  },
  {
    title: 'Twee manieren om het te zeggen',
    subject: 'De etalages van [gemeente] zijn vernieuwd',
    otherSubject: '[naam], welke etalage vindt u de mooiste?',
    lead: 'Dertig winkels hebben hun etalage opnieuw ingericht. Ga eens kijken.',
    shop: 'Bloemen Anja',
    offer: 'Het mooiste **boeket van de week** voor de prijs van een gewoon.',
    more: 'De wandeling langs alle etalages duurt een uur.',
    button: 'Bekijk alle etalages',
  },
  {
    title: 'Boeken van om de hoek',
    subject: 'Dit lezen uw buren, [naam]',
    lead: 'De boekhandels kozen vijf boeken die in de streek spelen.',
    shop: 'Boekhandel De Leeslamp',
    offer: 'Haal het **boek van de maand** op en krijg een leesteken van leer.',
    more: 'Op woensdag wordt er voorgelezen voor kinderen.',
    button: 'De vijf boeken',
  },
  {
    title: 'Laat open op donderdag',
    subject: 'Donderdag kunt u tot acht uur terecht in [gemeente]',
    lead: 'De winkels blijven open, er is soep en er is muziek.',
    shop: 'De Warme Tas',
    offer: 'Een **kom soep** voor wie drie winkels bezocht.',
    more: 'Parkeren is gratis vanaf zes uur.',
    button: 'Wat is er open?',
    french: {
      subject: 'Jeudi, les magasins de [commune] ouvrent jusqu’à vingt heures',
      lead: 'Les magasins restent ouverts ; il y a de la soupe et de la musique.',
    },
  },
  {
    title: 'Cadeaus van dichtbij',
    subject: 'Cadeaus die niemand anders geeft, [naam]',
    lead: 'Twintig ideeën onder de dertig euro, allemaal van hier.',
    shop: 'Groenten Leys',
    offer: 'Een **mand met streekproducten**, voor u gevuld.',
    more: 'De cadeaubon geldt in alle winkels van de streek.',
    button: 'Bekijk de twintig ideeën',
  },
  {
    title: 'Nieuw in de straat',
    subject: 'Vier nieuwe winkels in de streek, [naam]',
    lead: 'Ze openden dit jaar hun deuren, en ze stellen zich aan u voor.',
    shop: 'De Warme Tas',
    offer: 'De eerste **tas koffie** is voor u.',
    more: 'Kent u nog een nieuwe winkel? Laat het ons weten.',
    button: 'Maak kennis',
  },
  {
    title: 'Wie wordt ambassadeur?',
    subject: 'Stem op uw winkelier: wie wordt ambassadeur van [gemeente]?',
    lead: 'Kies de winkelier die u kent, die u helpt en bij wie u graag terugkomt.',
    shop: 'Slagerij Geerts',
    offer: 'Proef de **worst van de kandidaat** bij elk stembiljet.',
    more: 'Stemmen kan online of in de bibliotheek, tot het einde van de maand.',
    button: 'Stem nu',
    french: {
      subject: 'Votez : qui sera l’ambassadeur de [commune] ?',
      lead: 'Choisissez le commerçant que vous connaissez et chez qui vous aimez revenir.',
    },
  },
  {
    title: 'Nog één week om te stemmen',
    subject: 'Nog één week, [naam]: uw stem telt',
    lead: 'In [gemeente] hebben al veel mensen gestemd. U ook?',
    shop: 'Bakkerij Wouters',
    offer: 'Een **pistolet** voor wie komt vertellen op wie hij stemde.',
    more: 'Niet online? Een papieren stembiljet ligt in de bibliotheek.',
    button: 'Breng uw stem uit',
  },
];

export interface IssuePlan {
  readonly title: string;
  readonly languages: readonly ('nl' | 'fr')[];
  readonly isTried: boolean;
  readonly content: IssueContent;
}

/** The newsletter of a turn, counted from the first. */
export function issuePlan(turn: number): IssuePlan {
  const story = stories[turn % stories.length];
  if (!story) throw new RangeError(`no story for turn ${turn}`);
  const { title, french, otherSubject } = story;
  return {
    title,
    languages: french ? ['nl', 'fr'] : ['nl'],
    isTried: otherSubject !== undefined,
    content: {
      languages: {
        nl: {
          ...dutch(story),
          ...(otherSubject && { versions: [{ subject: otherSubject }] }),
        },
        ...(french && { fr: inFrench(french) }),
      },
    },
  };
}

/** A local cloud has no https, which links must have: they lead to the programme's website. */
const programmeUrl = 'https://vanhier.example';
const shopUrl = 'https://dekorenaar.vanhier.example';

const dutch = ({
  title,
  subject,
  lead,
  shop,
  offer,
  more,
  button,
}: IssueStory): LanguageContent => ({
  subject,
  preheader: lead.replace(/ ?\[\w+\]/g, ''),
  blocks: [
    { type: 'header', title },
    {
      type: 'text',
      markdown: `Dag [naam],\n\n${lead} [Lees er alles over](${programmeUrl}/winkels).`,
    },
    {
      type: 'offer',
      merchant: shop,
      markdown: offer,
      link: { label: 'Meer over deze winkel', url: `${shopUrl}/aanbod` },
    },
    { type: 'text', markdown: `${more} [Bekijk de kalender](${programmeUrl}/kalender).` },
    { type: 'button', label: button, url: `${programmeUrl}/winkels` },
  ],
});

/** As many blocks of the same kinds: a link is the same in every language. */
const inFrench = ({ subject, lead }: NonNullable<IssueStory['french']>): LanguageContent => ({
  subject,
  preheader: lead.replace(/ ?\[\w+\]/g, ''),
  blocks: [
    { type: 'header', title: 'Achetez chez ceux que vous connaissez' },
    {
      type: 'text',
      markdown: `Bonjour [nom],\n\n${lead} [En savoir plus](${programmeUrl}/fr/commerces).`,
    },
    {
      type: 'offer',
      merchant: 'Le commerce de la quinzaine',
      markdown: 'Une petite **surprise** pour qui vient à pied.',
      link: { label: 'Découvrir ce commerce', url: `${shopUrl}/offre` },
    },
    {
      type: 'text',
      markdown: `Tout ce qui se passe dans la région : [voir le calendrier](${programmeUrl}/fr/calendrier).`,
    },
    { type: 'button', label: 'Voir tous les commerces', url: `${programmeUrl}/fr/commerces` },
  ],
});
