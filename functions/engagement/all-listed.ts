import type { Table } from '../../shared/data/table.ts';
import { createMerchants, type Merchant } from '../merchants/index.ts';

/** Every merchant of a municipality (NIS code) that is on the pages, by name: some hundreds. */
export async function allListed(nis: string, table: Table): Promise<Merchant[]> {
  const { listListed } = createMerchants(table);
  const found: Merchant[] = [];
  let cursor: string | undefined;
  do {
    const page = await listListed(nis, { cursor, limit: 200 });
    found.push(...page.merchants);
    cursor = page.cursor;
  } while (cursor);
  return found;
}
