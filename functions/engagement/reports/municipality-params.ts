import * as z from 'zod';
import { placeByNis } from '../../../shared/programme/programme.ts';

/** Pages have their address and language in the path, too. */
export const municipalityParams = z.object({ nis: z.string().regex(/^\d{5}$/) });

interface MunicipalityRequest {
  readonly params: z.output<typeof municipalityParams>;
}

export const ofMunicipality = ({ params }: MunicipalityRequest): readonly string[] => [params.nis];

export const municipalitySchema = z.object({ nis: z.string(), name: z.string() });

/** Also by the code of one that merged into it. @throws {AppError} municipality.not_found */
export function municipalityOf(nis: string): z.output<typeof municipalitySchema> {
  const { municipality } = placeByNis(nis);
  return { nis: municipality.nis, name: municipality.name };
}
