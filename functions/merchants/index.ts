import type { Table } from '../../shared/data/table.ts';
import { createMerchantReader, type MerchantReader } from './repository/reader.ts';

/** What other contexts may import of the merchants. */
export {
  type Contact,
  type Merchant,
  merchantIdSchema,
  type Photo,
  type Trade,
  tradeSchema,
} from './merchant.ts';
export { ambassadorWrite } from './repository/merchants.ts';
export { tradeName } from './trade-name.ts';

/** What others read of merchants. Whatever their state: only `listed` ones are shown to the public. */
export type Merchants = Pick<
  MerchantReader,
  'get' | 'getMany' | 'findBySlug' | 'findByShortCode' | 'listListed' | 'listAmbassadors'
>;

export const createMerchants = (table: Table): Merchants => createMerchantReader(table);
