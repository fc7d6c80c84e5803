import type { Venue } from '../../events/event.ts';
import { venueFrom } from './place-facts.ts';

/** A postcode and the town after it, as in `2470 Retie` or `B-2470 Retie`. */
const townPart = /^(?:B-?|BE-?)?\s*(\d{4})\s+(\p{L}[\p{L}\s.'()-]*)$/u;
const streetPart = /^\p{L}.*\s\d+\s*[a-z]?(?:\s*(?:bus|boite|bte|\/)\s*\w+)?$/iu;
const country = /^(?:belgi[ëe]|belgique|belgium|be)$/i;

/**
 * Takes apart a place that stands in one line, such as `De Zaal, Markt 1, 2470 Retie, België`. What is neither street nor town
 * is the name; without a town to be sure of, all of it is.
 */
export function readLocation(text: string | undefined): Venue | undefined {
  const parts = (text ?? '')
    .slice(0, 1000)
    .split(/[,;\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !country.test(part));
  const towns = parts.filter((part) => townPart.test(part));
  const town = townPart.exec(towns.at(-1) ?? '');
  if (!town) return venueFrom({ name: parts.join(', ') });
  const others = parts.filter((part) => part !== town[0]);
  const street = others.find((part) => streetPart.test(part));
  const name = others.filter((part) => part !== street).join(', ');
  return venueFrom({ name, street, postcode: town[1], town: town[2] });
}
