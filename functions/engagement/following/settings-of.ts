import { findPlaceByNis, municipalities } from '../../../shared/programme/programme.ts';

/** Days that are kept of a reader of nobody knows which municipality: as few as anywhere. */
const fewestDays = (): number =>
  Math.min(...municipalities.map(({ engagement }) => engagement.personalDays));

const settingsOf = (nis: string | undefined) =>
  (nis === undefined ? undefined : findPlaceByNis(nis))?.municipality.engagement;

/** For how many days it is kept person by person what readers of a municipality (NIS code) did. */
export const personalDaysOf = (nis: string | undefined): number =>
  settingsOf(nis)?.personalDays ?? fewestDays();

/** Whether a municipality has opens counted. Not where nobody knows which it is. */
export const countsOpens = (nis: string | undefined): boolean => settingsOf(nis)?.opens ?? false;
