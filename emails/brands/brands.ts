import type { Brand } from './brand.ts';
import { hageland } from './hageland.ts';
import { kempen } from './kempen.ts';

/** The look of each region's mails, by the region's id in the programme. */
export const brands: Readonly<Record<string, Brand>> = { kempen, hageland };

/** @throws {RangeError} for a region that has no brand here; a test asks every region of the programme. */
export function brandOf(regionId: string): Brand {
  const brand = brands[regionId];
  if (brand === undefined) throw new RangeError(`no mail brand for region "${regionId}"`);
  return brand;
}
