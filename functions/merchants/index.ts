import type { Table } from '../../shared/data/table.ts';
import { createMerchantReader, type MerchantReader } from './repository/reader.ts';

export { type MerchantErasure, merchantErasureSchema } from './erasure-journal.ts';
/** What other contexts may import of the merchants. */
export {
  type Merchant,
  merchantIdSchema,
  type Photo,
  type Trade,
  tradeSchema,
} from './merchant.ts';
export { directoryPath, linkPath, lostLinkPath, merchantPath, shortPath } from './paths.ts';
export { photoSides, smallPhotoPath } from './photos/photo-places.ts';
export { readManaged } from './registration/managed.ts';
export { createReplayMerchantErasure } from './replay-erasure.ts';
export { ambassadorWrite } from './repository/merchants.ts';
export { seedMerchant } from './seed-merchant.ts';
export { tradeName } from './trade-name.ts';

/** What others read of merchants. Whatever their state: only `listed` ones are shown to the public. */
export type Merchants = Pick<
  MerchantReader,
  'get' | 'getMany' | 'findBySlug' | 'findByShortCode' | 'listListed' | 'listAmbassadors'
>;

export const createMerchants = (table: Table): Merchants => createMerchantReader(table);
