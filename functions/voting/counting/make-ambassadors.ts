import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { ambassadorWrite, type Merchant } from '../../merchants/index.ts';
import { auditWrite } from '../../staff/index.ts';
import type { Contest } from '../contests/contest.ts';
import type { CountDeps } from './count-deps.ts';
import type { ContestResult } from './result.ts';

/** Makes the winners ambassadors. A merchant that is gone from the directory is none. */
export async function makeAmbassadors(
  { id, nis }: Contest,
  result: ContestResult,
  { table, merchants, now, newId }: CountDeps,
): Promise<void> {
  const ambassador = { contestId: id, since: result.publishedAt };
  for (const candidate of result.candidates.filter(({ elected }) => elected)) {
    const merchant = await merchants.get(candidate.merchantId);
    if (!merchant || isAmbassadorSince(merchant, ambassador.since)) continue;
    const audit = auditWrite(
      {
        principal: 'system',
        action: 'merchant.made-ambassador',
        subject: merchant.id,
        municipalities: [nis],
        fields: ['ambassador'],
      },
      { now, newId },
    );
    try {
      await table.transact([ambassadorWrite(merchant.id, ambassador), audit]);
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
    }
  }
}

/** By this contest, or by a later one: this may run again long after. */
const isAmbassadorSince = ({ ambassador }: Merchant, since: string): boolean =>
  ambassador !== undefined && ambassador.since >= since;
