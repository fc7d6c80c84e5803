import { findPlaceByNis, municipalities } from '../../../shared/programme/programme.ts';

/** Days that are kept of a reader of nobody knows which municipality: as few as anywhere. */
const fewestDays = (): number =>
  Math.min(...municipalities.map(({ engagement }) => engagement.personalDays));

/** For how many days it is kept person by person what readers of a municipality (NIS code) did. */
export const personalDaysOf = (nis: string | undefined): number =>
  (nis === undefined ? undefined : findPlaceByNis(nis))?.municipality.engagement.personalDays ??
  fewestDays();

/** Whether a municipality has opens counted. Where that is unknown the mail had a picture only because it has. */
export const countsOpens = (nis: string | undefined): boolean =>
  (nis === undefined ? undefined : findPlaceByNis(nis))?.municipality.engagement.opens ?? true;
