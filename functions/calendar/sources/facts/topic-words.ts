import { plainText } from '../../../../shared/text/plain-text.ts';
import type { Topic } from '../../topic.ts';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Words of categories in Dutch, French and English, as `plainText` writes them. */
const wordsOf: Readonly<Record<Exclude<Topic, 'other'>, readonly string[]>> = {
  market:
    words(`markt markten marche marches market markets rommelmarkt rommelmarkten vlooienmarkt boerenmarkt kerstmarkt
    jaarmarkt avondmarkt brocante brocantes braderie braderies garageverkoop puces`),
  fair: words('kermis kermissen foor foire foires jaarmarkt fair fairs funfair'),
  'late-night': words(
    'koopavond koopavonden laatavond avondopening nocturne nocturnes shopping koopzondag soldes',
  ),
  festivity:
    words(`feest feesten festiviteit festiviteiten fete fetes festival festivals carnaval carnavalsstoet stoet
    party fuif viering celebration festivities nieuwjaarsreceptie kerst noel christmas sinterklaas`),
  culture:
    words(`cultuur culture cultureel culturel concert concerten concerts muziek musique music theater theatre toneel
    film films cinema bioscoop tentoonstelling tentoonstellingen expo expositie exposition exhibition museum kunst art arts
    literatuur litterature literature dans danse dance erfgoed patrimoine heritage opera lezing conference voorstelling
    spectacle bibliotheek bibliotheque library`),
  food: words(`eten drinken eetfestijn drank culinair culinaire food drink repas restaurant barbecue bbq degustatie
    degustation tasting gastronomie voeding proeverij spaghetti mosselen ontbijt`),
  sports:
    words(`sport sporten sports sportief sportwedstrijd voetbal football wielrennen cyclisme cycling fietsen loop
    lopen jogging course running turnen gym zwemmen natation tornooi tournoi tournament`),
  nature:
    words(`natuur nature natuurwandeling wandelen wandeling wandelingen wandeltocht randonnee randonnees walk walks hike
    hiking milieu environnement environment park bos tuin jardin garden`),
  family:
    words(`familie famille family gezin gezinnen kinderen enfants children kids kind jeugd jeunesse youth kamp
    speelplein speelstraat grabbelpas`),
  business:
    words(`ondernemen ondernemers ondernemerschap bedrijf bedrijven business entreprise entreprises netwerk netwerken
    networking reseautage economie handel handelaars commerce beurs`),
  training:
    words(`opleiding opleidingen vorming vormingen formation formations training trainings workshop workshops cursus
    cursussen cours course lessenreeks atelier ateliers studiedag infosessie webinar les lessen`),
};

const byWord: ReadonlyMap<string, readonly Topic[]> = (() => {
  const found = new Map<string, Topic[]>();
  for (const [topic, list] of entriesOf(wordsOf)) {
    for (const word of list) found.set(word, [...(found.get(word) ?? []), topic]);
  }
  return found;
})();

function entriesOf<Key extends string, Value>(
  record: Readonly<Record<Key, Value>>,
): [Key, Value][] {
  const entries: [Key, Value][] = [];
  for (const key in record) entries.push([key, record[key]]);
  return entries;
}

/** What categories that a source writes are about, in the order of the categories. */
export const topicsOfWords = (categories: readonly string[]): Topic[] =>
  categories.flatMap((category) =>
    plainText(category)
      .split(' ')
      .flatMap((word) => byWord.get(word) ?? []),
  );

const maxTopics = 5;

/** The topics found, else those of a source's events that bring none, else `other`. */
export function topicsFrom(found: readonly Topic[], usual: readonly Topic[]): Topic[] {
  const topics = [...new Set(found.length > 0 ? found : usual)].slice(0, maxTopics);
  return topics.length === 0 ? ['other'] : topics;
}
