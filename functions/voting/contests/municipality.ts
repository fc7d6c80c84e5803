import { findPlaceByNis } from '../../../shared/programme/programme.ts';

const presentCode = (nis: string): string => findPlaceByNis(nis)?.municipality.nis ?? nis;

/** Whether two NIS codes mean one municipality of today: those that have merged do. */
export const isSameMunicipality = (one: string, other: string): boolean =>
  presentCode(one) === presentCode(other);
