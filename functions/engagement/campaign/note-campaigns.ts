import type { Clock } from '../../../shared/clock.ts';
import type { Table } from '../../../shared/data/table.ts';
import { municipalities } from '../../../shared/programme/programme.ts';
import { campaignPeriod } from './campaign-period.ts';
import { createCampaignRepository } from './campaign-repository.ts';
import { readCampaign } from './read-campaign.ts';

/**
 * Works out, once a month, what the public page of each municipality tells: its figures are of whole months, and stay until the
 * next is over. Where there is nothing to tell yet, the next run looks again. A run that dies leaves the rest to the next; what
 * fails in one municipality keeps no other waiting.
 * @throws {AggregateError} at the end, of what failed.
 */
export async function noteCampaigns({ table, now }: { table: Table; now: Clock }): Promise<void> {
  const campaigns = createCampaignRepository(table);
  const period = campaignPeriod(now());
  const failures: unknown[] = [];

  async function note(nis: string): Promise<void> {
    const known = await campaigns.get(nis);
    if (known && known.period.to === period.to && known.figures.length > 0) return;
    await campaigns.put(nis, await readCampaign(nis, period, table));
  }

  for (const { nis } of municipalities) {
    try {
      await note(nis);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'campaigns could not be noted');
}
