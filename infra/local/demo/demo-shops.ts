import type { Trade } from '../../../functions/merchants/index.ts';
import { type Place, programme } from '../../../shared/programme/programme.ts';

/** A made-up shop of the demonstration. Nobody of these names is meant. */
export interface DemoShop {
  readonly place: Place;
  readonly name: string;
  readonly trade: Trade;
  readonly kind: 'shop' | 'producer';
  readonly owner: string;
  readonly story: { readonly nl: string; readonly fr: string; readonly en: string };
  readonly alt: { readonly nl: string; readonly fr: string; readonly en: string };
  /** File in `shops/`: 960 by 720 pixels. */
  readonly picture: string;
}

interface Line {
  readonly trade: Trade;
  readonly kind?: 'producer';
  readonly picture: string;
  /** One for each municipality of the programme, in its order; more municipalities begin anew. */
  readonly names: readonly string[];
  readonly owners: readonly string[];
  readonly story: (owner: string, town: string) => DemoShop['story'];
  readonly alt: (owner: string) => DemoShop['alt'];
}

const lines: readonly Line[] = [
  {
    trade: 'bakery',
    picture: 'bakery',
    names: [
      'Bakkerij Wouters',
      'De Gouden Korst',
      'Bakkerij Maes',
      'Het Deegje',
      'Bakkerij Celis',
      'Bij Mieke',
    ],
    owners: ['Lies', 'Amira', 'Greet', 'Els', 'Nadia', 'Mieke'],
    story: (owner, town) => ({
      nl: `Om drie uur ’s nachts gaat het licht aan bij ${owner}. Het brood dat u ’s ochtends in ${town} koopt, lag een uur eerder nog in de oven. Wie op zaterdag te laat komt, krijgt maandag een brood opzij gelegd.`,
      fr: `À trois heures du matin, la lumière s’allume chez ${owner}. Le pain que vous achetez le matin à ${town} sortait du four une heure plus tôt. Et si vous arrivez trop tard le samedi, un pain vous attend le lundi.`,
      en: `At three in the morning the light goes on at ${owner}’s. The bread you buy in ${town} came out of the oven an hour before. Come too late on Saturday, and a loaf is kept for you on Monday.`,
    }),
    alt: (owner) => ({
      nl: `${owner} staat met een stokbrood voor de etalage vol koffiekoeken en broden.`,
      fr: `${owner}, une baguette à la main, devant une vitrine de viennoiseries et de pains.`,
      en: `${owner} stands with a baguette before a window full of pastries and loaves.`,
    }),
  },
  {
    trade: 'butcher',
    picture: 'butcher',
    names: [
      'Slagerij Geerts',
      'Slagerij Van Loon',
      'Keurslager Peeters',
      'Slagerij Claes',
      'Het Vleeshuis',
      'Slagerij Vranckx',
    ],
    owners: ['Sofie', 'Joris', 'Tine', 'Wim', 'Hilde', 'Karel'],
    story: (owner, town) => ({
      nl: `${owner} weet van elk stuk vlees bij welke boer het vandaan komt. Twijfelt u hoe lang het in de oven moet? Bel gerust, ook op zondag. De helft van ${town} kreeg hier ooit het recept van de stoofpot mee.`,
      fr: `${owner} sait de quelle ferme vient chaque morceau. Un doute sur la cuisson ? Appelez, même le dimanche. La moitié de ${town} est repartie d’ici avec la recette de la carbonade.`,
      en: `${owner} knows which farm every cut comes from. Not sure how long it takes in the oven? Just ring, on Sundays too. Half of ${town} got the stew recipe here.`,
    }),
    alt: (owner) => ({
      nl: `${owner} in schort voor de slagerij, worsten en hammen hangen in de etalage.`,
      fr: `${owner}, en tablier, devant la boucherie ; saucisses et jambons pendent en vitrine.`,
      en: `${owner}, in an apron, before the butcher’s; sausages and hams hang in the window.`,
    }),
  },
  {
    trade: 'greengrocer',
    picture: 'greengrocer',
    names: [
      'Groenten Leys',
      '’t Fruitmandje',
      'De Verse Kist',
      'Groenten Nijs',
      'Appel & Ei',
      'Fruit Bosmans',
    ],
    owners: ['Rachida', 'Dirk', 'Fatma', 'Luc', 'Imane', 'Bart'],
    story: (owner, town) => ({
      nl: `Wat deze week van het veld komt, ligt bij ${owner} in de kist. Te veel appels in uw tuin? Breng ze maar. En wie niet goed te been is in ${town}, krijgt de boodschappen op de keukentafel.`,
      fr: `Ce qui sort du champ cette semaine est dans les caisses de ${owner}. Trop de pommes au jardin ? Apportez-les. Et pour qui se déplace mal à ${town}, les courses arrivent sur la table de la cuisine.`,
      en: `What comes off the field this week is in ${owner}’s crates. Too many apples in your garden? Bring them. And whoever in ${town} finds walking hard gets the shopping on the kitchen table.`,
    }),
    alt: (owner) => ({
      nl: `${owner} houdt een appel vast voor kisten vol fruit en groenten.`,
      fr: `${owner} tient une pomme devant des caisses de fruits et de légumes.`,
      en: `${owner} holds an apple before crates full of fruit and vegetables.`,
    }),
  },
  {
    trade: 'flowers',
    picture: 'flowers',
    names: [
      'Bloemen Anja',
      'De Klaproos',
      'Bloemenatelier Fien',
      'Wilde Roos',
      'Bloemen Hermans',
      'Het Boeket',
    ],
    owners: ['Anja', 'Koen', 'Fien', 'Peter', 'Samira', 'Jan'],
    story: (owner, town) => ({
      nl: `${owner} bindt geen twee dezelfde boeketten. Vertel voor wie het is en u krijgt bloemen die passen. Bij elke geboorte in ${town} hangt hier een dag lang een witte of een blauwe strik.`,
      fr: `${owner} ne fait jamais deux fois le même bouquet. Dites pour qui, et les fleurs seront les bonnes. À chaque naissance à ${town}, un ruban pend ici toute une journée.`,
      en: `${owner} never ties the same bouquet twice. Say who it is for, and the flowers will fit. For every birth in ${town} a ribbon hangs here for a day.`,
    }),
    alt: (owner) => ({
      nl: `${owner} met een boeket voor emmers vol bloemen.`,
      fr: `${owner}, un bouquet à la main, devant des seaux de fleurs.`,
      en: `${owner} with a bouquet before buckets of flowers.`,
    }),
  },
  {
    trade: 'books',
    picture: 'books',
    names: [
      'Boekhandel De Leeslamp',
      'Het Ezelsoor',
      'Boek & Co',
      'De Bladwijzer',
      'Boekhandel Stas',
      'Leeshoek',
    ],
    owners: ['Ruth', 'Omar', 'Ilse', 'Tom', 'Carine', 'Femke'],
    story: (owner, town) => ({
      nl: `Wat u vandaag bij ${owner} bestelt, ligt er morgen. Maar meestal gaat u naar huis met het boek dat u niet zocht. Elke woensdag wordt er voorgelezen voor de kinderen van ${town}.`,
      fr: `Commandé aujourd’hui chez ${owner}, là demain. Mais le plus souvent, on repart avec le livre qu’on ne cherchait pas. Chaque mercredi, on lit pour les enfants de ${town}.`,
      en: `Order from ${owner} today, and it is here tomorrow. Mostly you leave with the book you were not looking for. Every Wednesday somebody reads to the children of ${town}.`,
    }),
    alt: (owner) => ({
      nl: `${owner} houdt een boek vast voor een etalage vol boekenruggen.`,
      fr: `${owner} tient un livre devant une vitrine pleine de livres.`,
      en: `${owner} holds a book before a window full of books.`,
    }),
  },
  {
    trade: 'bicycles',
    picture: 'bicycles',
    names: [
      'Fietsen Verlinden',
      'De Vrije Loop',
      'Fietsen Bax',
      'Op Wielen',
      'Fietsen Smets',
      'De Ketting',
    ],
    owners: ['Jef', 'Marleen', 'Ali', 'Stijn', 'Rudi', 'Veerle'],
    story: (owner, town) => ({
      nl: `Lekke band op weg naar school? ${owner} plakt terwijl u wacht. Elektrisch of van uw grootvader, elke fiets van ${town} is hier ooit binnengereden en er rollend weer uit.`,
      fr: `Un pneu crevé sur le chemin de l’école ? ${owner} répare pendant que vous attendez. Électrique ou hérité du grand-père, chaque vélo de ${town} est un jour passé par ici.`,
      en: `A puncture on the way to school? ${owner} mends it while you wait. Electric or your grandfather’s, every bicycle of ${town} has been here once and rolled out again.`,
    }),
    alt: (owner) => ({
      nl: `${owner} met een sleutel in de hand; in de etalage staan twee fietsen.`,
      fr: `${owner}, une clé à la main ; deux vélos en vitrine.`,
      en: `${owner} with a spanner in hand; two bicycles in the window.`,
    }),
  },
  {
    trade: 'dairy',
    kind: 'producer',
    picture: 'dairy',
    names: [
      'Hoeve De Linde',
      'Kaasmakerij Ten Dries',
      'Zuivelhoeve Mertens',
      'Hoeve Ter Beke',
      'De Melkbus',
      'Hoeve Zonneveld',
    ],
    owners: ['Guy', 'Lotte', 'Staf', 'Annelies', 'Piet', 'Roos'],
    story: (owner, town) => ({
      nl: `De koeien van ${owner} staan op tien minuten fietsen van de kerk van ${town}. Van hun melk komen yoghurt, boter en een kaas die een jaar rijpt. Kinderen mogen helpen melken.`,
      fr: `Les vaches de ${owner} sont à dix minutes à vélo de l’église de ${town}. De leur lait viennent yaourt, beurre et un fromage affiné un an. Les enfants peuvent aider à la traite.`,
      en: `${owner}’s cows stand ten minutes by bicycle from the church of ${town}. Their milk becomes yoghurt, butter and a cheese that ripens for a year. Children may help with the milking.`,
    }),
    alt: (owner) => ({
      nl: `${owner} houdt een fles melk vast; in de etalage staan melkbussen en kaas.`,
      fr: `${owner} tient une bouteille de lait ; en vitrine, des bidons de lait et du fromage.`,
      en: `${owner} holds a bottle of milk; churns and cheese stand in the window.`,
    }),
  },
  {
    trade: 'cafe',
    picture: 'cafe',
    names: [
      'Koffiehuis ’t Plein',
      'De Warme Tas',
      'Koffie bij Kaat',
      'Het Zetje',
      'Onder de Linden',
      'Koffiebar Noor',
    ],
    owners: ['Youssef', 'An', 'Kaat', 'Bram', 'Leen', 'Noor'],
    story: (owner, town) => ({
      nl: `Bij ${owner} kent men uw koffie nog voor u zit. Op donderdag schuiven de breiclub en de jeugdraad van ${town} aan dezelfde tafel. Wie alleen is, is hier even niet alleen.`,
      fr: `Chez ${owner}, on connaît votre café avant que vous soyez assis. Le jeudi, le club de tricot et le conseil des jeunes de ${town} partagent la même table. Ici, personne n’est seul bien longtemps.`,
      en: `At ${owner}’s they know your coffee before you sit down. On Thursdays the knitting club and the youth council of ${town} share a table. Whoever is alone is not alone here for a while.`,
    }),
    alt: (owner) => ({
      nl: `${owner} met een kop koffie in de hand; in de etalage dampen vier tassen.`,
      fr: `${owner}, une tasse de café à la main ; quatre tasses fument en vitrine.`,
      en: `${owner} with a cup of coffee in hand; four cups steam in the window.`,
    }),
  },
];

/** Eight shops in each municipality of the programme. */
export const demoShops: readonly DemoShop[] = programme.regions
  .flatMap((region) => region.municipalities.map((municipality) => ({ municipality, region })))
  .flatMap((place, index) => lines.map((line) => shopOf(line, place, index)));

function shopOf(line: Line, place: Place, index: number): DemoShop {
  const owner = line.owners[index % line.owners.length] ?? '';
  return {
    place,
    name: line.names[index % line.names.length] ?? '',
    trade: line.trade,
    kind: line.kind ?? 'shop',
    owner,
    story: line.story(owner, place.municipality.name),
    alt: line.alt(owner),
    picture: `${line.picture}-${(index % 2) + 1}.jpg`,
  };
}
