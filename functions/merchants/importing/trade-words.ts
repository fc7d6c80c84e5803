import { plainText } from '../../../shared/text/plain-text.ts';
import { type Trade, trades } from '../merchant.ts';
import { tradesNamed } from '../trade-name.ts';

/** What people write beside the names of the trades themselves: how words begin, without accents. */
const beginnings: Partial<Record<Trade, string>> = {
  bakery: 'bakker brood patissier patisserie boulang banket baker',
  butcher: 'slager beenhouwer vlees boucher charcut traiteur butcher',
  greengrocer: 'groente fruit primeur legume greengro',
  dairy: 'kaas zuivel fromag cremer laiter cheese dairy',
  farm: 'hoeve boerderij boer landbouw ferme fermier farm',
  grocery: 'kruidenier buurtwinkel voeding superette epicer alimentation grocer',
  fishmonger: 'vis poisson fish',
  drinks: 'drank drink wijn bier brouwer boisson vin biere brasserie wine beer',
  sweets: 'chocola ijs praline snoep glacier confiser candy ice',
  flowers: 'bloem plant tuin fleur florist jardin flower garden',
  books: 'boek krant papier dagblad librair livre papeter book news',
  clothing: 'kled kleed mode lingerie vetement pret textiel fashion cloth',
  shoes: 'schoen leder chaussur maroquin shoe leather',
  jewellery: 'juwel goud uurwerk bijou horlog jewel watch',
  hairdresser: 'kapper kapsalon coiffeu coiffure barbier hair barber',
  beauty: 'schoonheid beaute esthet massage wellness parfum beauty',
  bicycles: 'fiets velo cycl bike bicycl',
  electronics: 'elektro electro computer informat multimedia hifi',
  household: 'huishoud doe ijzer hardware bricol quincaill droger',
  furniture: 'meubel interieur decor matras furnitur',
  toys: 'speelgoed jouet toy',
  pharmacy: 'apothe pharmac',
  optician: 'optiek optic opticien hoortoestel audit',
  restaurant: 'restaurant frituur friterie eethuis bistro brasserie pizz snack',
  cafe: 'cafe koffie coffee tearoom taverne bar',
  crafts: 'ambacht atelier artisan keramiek ceram craft potter',
  services: 'dienst service reparat herstel reisbureau bank verzeker assurance',
};

/** The trade that words mean; undefined where none or several fit equally. Also a code, as we write it. */
export function readTrade(text: string): Trade | undefined {
  const written = plainText(text);
  if (written === '') return undefined;
  const exact = trades.find((trade) => trade === written);
  if (exact) return exact;
  const words = written.split(' ');
  const begun = trades.filter((trade) => words.some((word) => beginsWithAny(word, trade)));
  const [only, ...others] = begun.length > 0 ? begun : tradesNamed(written);
  return others.length === 0 ? only : undefined;
}

const beginsWithAny = (word: string, trade: Trade): boolean =>
  (beginnings[trade] ?? '').split(' ').some((start) => start !== '' && word.startsWith(start));

const producers =
  /\b(?:producent|producenten|producteur|productrice|producer|maker|boer|brouwer|teler|imker)\b/;
const shops = /\b(?:winkel|handelaar|zaak|shop|magasin|commerce|commercant|store|detail)\b/;

/** Whether somebody makes what they sell; undefined where the words do not say. */
export function readKind(text: string): 'shop' | 'producer' | undefined {
  const written = plainText(text);
  if (producers.test(written)) return 'producer';
  return shops.test(written) ? 'shop' : undefined;
}
