import * as z from 'zod';
import { candidateIdSchema, contestIdSchema } from '../contest.ts';
import { seriesSchema } from '../contest-input.ts';
import type { ContestRepository } from '../contest-repository.ts';

export const contestsPath = '/staff/contests';
export const contestPath = `${contestsPath}/{id}`;

export const contestParams = z.strictObject({ id: contestIdSchema });

export const candidateParams = z.strictObject({
  id: contestIdSchema,
  candidateId: candidateIdSchema,
});

export const seriesParams = z.strictObject({ series: seriesSchema });

interface ScopeDeps {
  readonly contests: ContestRepository;
}

/** The municipality of the contest that the path names. */
export const ofContest = async (
  { params }: { readonly params: { readonly id: string } },
  { contests }: ScopeDeps,
): Promise<readonly string[]> => [(await contests.read(params.id)).nis];

/** The municipalities that have a contest of a series. */
export const municipalitiesOf = async (
  series: string,
  { contests }: ScopeDeps,
): Promise<readonly string[]> => (await contests.listBySeries(series)).map(({ nis }) => nis);

/** The version of the contest that the caller has seen. */
export const seenVersion = z.strictObject({ version: z.int() });
