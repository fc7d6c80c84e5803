import type { Key } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { type Campaign, campaignSchema } from './campaign.ts';

const campaignKey = (nis: string): Key => ({ pk: `CAMPAIGN#${nis}`, sk: 'CAMPAIGN' });

/** What the page of each municipality (NIS code) tells. */
export function createCampaignRepository(table: Table) {
  return {
    async get(nis: string): Promise<Campaign | undefined> {
      const item = await table.get(campaignKey(nis));
      return item && campaignSchema.parse(item);
    },

    put: (nis: string, campaign: Campaign): Promise<void> =>
      table.put({ ...campaignKey(nis), ...campaign }),
  };
}
