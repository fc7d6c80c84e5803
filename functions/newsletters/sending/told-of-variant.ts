import type { Version } from '../../../emails/blocks/version.ts';
import { type Told, toldOfGroups } from '../../engagement/index.ts';
import type { Run } from '../planning/run-repository.ts';
import { isInVersion, partsOfVariant, variantInVersion } from '../versions/variant-of-version.ts';

/**
 * What the links of each variant may tell of readers who are not followed, by the variant that they get.
 * @param chosen of an issue in versions, the one that those get who waited: they join who has tried it.
 */
export function toldOfVariants(
  runs: readonly Pick<Run, 'readers'>[],
  chosen: Version | undefined,
): ReadonlyMap<string, Told> {
  const readers = new Map<string, number>();
  for (const [planned, count] of runs.flatMap((run) => Object.entries(run.readers))) {
    const given = chosen && !isInVersion(planned) ? variantInVersion(planned, chosen) : planned;
    readers.set(given, (readers.get(given) ?? 0) + count);
  }
  const groups = [...readers].map(([variantId, count]) => ({
    variantId,
    ...partsOfVariant(variantId),
    readers: count,
  }));
  return new Map([...toldOfGroups(groups)].map(([{ variantId }, told]) => [variantId, told]));
}
