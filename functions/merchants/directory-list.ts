import type { Place } from '../../shared/programme/programme.ts';
import type { Merchant } from './merchant.ts';
import type { Search } from './pages/directory-page.tsx';
import type { MerchantReader } from './repository/reader.ts';

/** One page of a directory. */
interface DirectoryList {
  readonly merchants: readonly Merchant[];
  readonly isFirst: boolean;
  /** Cursor of the next page; absent at the end. */
  readonly next: string | undefined;
}

/** Enough to look through, few enough to load on a phone. */
export const pageSize = 24;

/**
 * A page of the merchants that fit: ambassadors at the head of the first, then all others by name.
 * @throws {AppError} cursor.invalid
 */
export async function readDirectoryPage(
  { municipality }: Place,
  { words, trade }: Search,
  cursor: string | undefined,
  { merchants }: { merchants: Pick<MerchantReader, 'listListed' | 'listAmbassadors'> },
): Promise<DirectoryList> {
  const wanted = { search: words, trade: trade || undefined };
  const isFirst = cursor === undefined;
  const [ambassadors, others] = await Promise.all([
    isFirst ? merchants.listAmbassadors(municipality.nis, wanted) : [],
    merchants.listListed(municipality.nis, {
      ...wanted,
      ambassador: false,
      limit: pageSize,
      cursor,
    }),
  ]);
  return { merchants: [...ambassadors, ...others.merchants], isFirst, next: others.cursor };
}
