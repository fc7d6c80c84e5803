/** A square's name in a Dutch sentence. */
const withArticle = (square: string): string =>
  `${/plein$/i.test(square) ? 'het' : 'de'} ${square}`;

/** What events of the demonstration are called, in the three languages. */
export const events = {
  weeklyMarket: ({ name, square }: { readonly name: string; readonly square: string }) => ({
    title: {
      nl: `Weekmarkt op ${withArticle(square)}`,
      fr: `Marché hebdomadaire, ${square}`,
      en: `Weekly market, ${square}`,
    },
    description: {
      nl: `Groenten en fruit van telers uit de streek, kaas, vis, bloemen en gebraden kip. Wie vroeg komt, heeft de keuze. De winkels rond ${withArticle(square)} zijn open, en de koffie staat klaar.`,
      fr: `Fruits et légumes de la région, fromages, poisson, fleurs et poulet rôti. Les premiers arrivés ont le choix. À ${name}, les magasins autour de la place sont ouverts.`,
      en: `Fruit and vegetables from growers nearby, cheese, fish, flowers and roast chicken. Come early and you have the choice. In ${name} the shops around the square are open.`,
    },
  }),
  lateNight: ({ name }: { readonly name: string }) => ({
    title: {
      nl: 'Koopavond: winkels open tot 21 uur',
      fr: 'Nocturne : magasins ouverts jusqu’à 21 heures',
      en: 'Late-night shopping until 9 p.m.',
    },
    description: {
      nl: `Na het werk rustig winkelen bij wie u kent. De winkels van ${name} blijven open tot 21 uur, met een proevertje hier en daar.`,
      fr: `Faites vos achats tranquillement après le travail, chez ceux que vous connaissez. Les magasins de ${name} restent ouverts jusqu’à 21 heures.`,
      en: `Shop at your ease after work, with people you know. The shops of ${name} stay open until nine, with something to taste here and there.`,
    },
  }),
  openSunday: ({ name }: { readonly name: string }) => ({
    title: { nl: 'Koopzondag', fr: 'Dimanche des magasins', en: 'Open Sunday' },
    description: {
      nl: `Elke eerste zondag van de maand zijn de winkels van ${name} open. Voor de kinderen staat er een springkasteel.`,
      fr: `Chaque premier dimanche du mois, les magasins de ${name} sont ouverts. Château gonflable pour les enfants.`,
      en: `On the first Sunday of each month the shops of ${name} are open. There is a bouncy castle for the children.`,
    },
  }),
  roundTable: ({ name }: { readonly name: string }) => ({
    title: {
      nl: `Rondetafel voor handelaars van ${name}`,
      fr: `Table ronde des commerçants de ${name}`,
      en: `Round table for shopkeepers of ${name}`,
    },
    description: {
      nl: 'Ontbijt met de schepen en met elkaar. Op tafel: parkeren voor de deur, samen inkopen, en wat we met de feestdagen doen. Voor koffie en koeken zorgen wij.',
      fr: 'Petit déjeuner avec l’échevin et entre commerçants. Au menu : le stationnement, les achats groupés et les fêtes de fin d’année.',
      en: 'Breakfast with the alderman and with each other. On the table: parking at the door, buying together, and what we do for the holidays.',
    },
  }),
  trainingDay: {
    title: {
      nl: 'Opleidingsdag: uw etalage, uw verhaal',
      fr: 'Journée de formation : votre vitrine, votre histoire',
      en: 'Training day: your window, your story',
    },
    description: {
      nl: 'Een dag voor veertig winkeliers. Voormiddag: een etalage die mensen doet stilstaan. Namiddag: in twee zinnen vertellen wat u anders maakt, en een foto maken die dat toont. Lunch van de traiteur om de hoek.',
      fr: 'Une journée pour quarante commerçants. Le matin : une vitrine qui arrête les passants. L’après-midi : dire en deux phrases ce qui vous distingue, et le montrer sur une photo.',
      en: 'A day for forty shopkeepers. In the morning: a window that makes people stop. In the afternoon: telling in two sentences what sets you apart, and a photo that shows it.',
    },
  },
  learningEvening: {
    title: {
      nl: 'Leernetwerk: wat brengt een klantenkaart op?',
      fr: 'Réseau d’apprentissage : que rapporte une carte de fidélité ?',
      en: 'Learning network: what does a loyalty card bring?',
    },
    description: {
      nl: 'Drie winkeliers leggen hun cijfers op tafel: een bakker met een spaarkaart, een boekhandel met een nieuwsbrief en een slager met geen van beide. Daarna rekenen we samen.',
      fr: 'Trois commerçants montrent leurs chiffres : un boulanger et sa carte, une librairie et sa lettre, un boucher sans l’un ni l’autre. Ensuite, nous calculons ensemble.',
      en: 'Three shopkeepers put their figures on the table: a baker with a card, a bookshop with a newsletter and a butcher with neither. Then we do the sums together.',
    },
  },
  bakingWorkshop: {
    title: {
      nl: 'Speculaas bakken met de bakker',
      fr: 'Du spéculoos avec le boulanger',
      en: 'Bake speculoos with the baker',
    },
    description: {
      nl: 'In de bakkerij zelf, met de houten vormen van grootvader. Kinderen vanaf acht jaar komen met een volwassene. Iedereen gaat naar huis met een volle doos.',
      fr: 'Dans l’atelier même, avec les moules en bois du grand-père. Les enfants dès huit ans viennent avec un adulte. Chacun rentre avec une boîte pleine.',
      en: 'In the bakery itself, with grandfather’s wooden moulds. Children from eight come with an adult. Everybody goes home with a full box.',
    },
  },
  eveningOfTastes: {
    title: {
      nl: 'Proefavond bij de winkels van Retie',
      fr: 'Soirée dégustation dans les magasins de Retie',
      en: 'An evening of tastes in the shops of Retie',
    },
    description: {
      nl: 'Twaalf winkels, twaalf proevertjes. U begint waar u wilt; wie zes stempels heeft, krijgt op de Markt een kom soep.',
      fr: 'Douze magasins, douze dégustations. Commencez où vous voulez ; avec six cachets, un bol de soupe vous attend sur la place.',
      en: 'Twelve shops, twelve tastes. Begin where you like; with six stamps there is a bowl of soup for you on the square.',
    },
  },
} as const;
