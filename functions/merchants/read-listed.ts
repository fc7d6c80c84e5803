import { AppError } from '../../shared/errors.ts';
import type { Place } from '../../shared/programme/programme.ts';
import type { Merchant } from './merchant.ts';
import type { MerchantReader } from './repository/reader.ts';

/** The merchant of this name that everybody may see. @throws {AppError} merchant.not_found */
export async function readListed(
  { municipality }: Place,
  slug: string,
  { merchants }: { merchants: Pick<MerchantReader, 'findBySlug'> },
): Promise<Merchant> {
  const found = await merchants.findBySlug(municipality.nis, slug.toLowerCase());
  if (found?.state !== 'listed') {
    throw new AppError('merchant.not_found', 'There is no such merchant.');
  }
  return found;
}
