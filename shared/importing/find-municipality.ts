import { findPlaceByNis, findPlaceByPostcode, municipalities } from '../programme/programme.ts';
import { plainWord } from '../text/plain-text.ts';
import type { Refusal } from './refusal.ts';

const byName = new Map(municipalities.map(({ name, nis }) => [plainWord(name), nis]));

interface Cells {
  readonly nis: string;
  readonly municipality: string;
  readonly postcode: string;
}

/**
 * NIS code of the municipality that a row names: by code (also a former one), by name however it is
 * written, or by postcode. Name and postcode of two different participants contradict each other; a
 * postcode that we do not know beside a name that we do is one more postcode of that municipality.
 */
export function findMunicipality({ nis, municipality, postcode }: Cells): string | Refusal {
  if (nis !== '') return presentCode(nis) ?? { reason: 'municipality.unknown' };
  const named = byName.get(plainWord(municipality));
  const [digits = ''] = /\d{4}/.exec(postcode) ?? [];
  const coded = findPlaceByPostcode(digits)?.municipality.nis;
  if (named && coded && named !== coded) return { reason: 'municipality.contradictory' };
  if (municipality !== '' && !named) {
    // "Oud-Turnhout (2360)" or a part of the municipality: the postcode decides.
    return coded ?? { reason: 'municipality.unknown' };
  }
  const found = named ?? coded;
  if (found) return found;
  return { reason: postcode === '' ? 'municipality.missing' : 'municipality.unknown' };
}

const presentCode = (nis: string): string | undefined => findPlaceByNis(nis)?.municipality.nis;
