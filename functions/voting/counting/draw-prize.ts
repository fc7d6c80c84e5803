import { daysAfter, epochSeconds } from '../../../shared/clock.ts';
import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { ifAbsent } from '../../../shared/data/expressions.ts';
import { changeContest } from '../contests/change-contest.ts';
import type { Contest } from '../contests/contest.ts';
import type { CountDeps } from './count-deps.ts';
import { entryDays } from './destroy-secrets.ts';
import { type DrawEntry, expireEntries, readEntries } from './draw-entries.ts';
import { drawnKey } from './draw-keys.ts';
import { drawLots } from './lot.ts';
import type { Prize } from './prize.ts';
import { publishAuditLog } from './publish-audit-log.ts';
import { prizeKey } from './result-keys.ts';
import { sha256Of } from './vote-backup.ts';

/**
 * Draws the winners of the prize that an approver asked for: entries in the order of SHA-256 of value, contest and entry, the
 * lowest first. From its beginning on nobody enters any more. Addresses go after 30 days, those drawn too.
 */
export async function drawPrize(found: Contest, deps: CountDeps): Promise<void> {
  const { id } = found;
  if (!isAwaited(found)) return settleDraw(found, deps);
  await endEntering(id, deps);
  const entries = await readEntries(id, deps);
  const contest = await changeContest(deps, id, async (present) => {
    const { prizeDraw } = present;
    if (!isAwaited(present) || !prizeDraw) return undefined;
    const drawnAt = deps.now();
    const { source, value } = prizeDraw;
    return {
      action: 'prize.drawn',
      by: 'system',
      set: { prizeDrawnAt: drawnAt.toISOString() },
      fields: ['prizeDrawnAt'],
      values: { source, value, winners: prizeDraw.winners, ...commitment(entries) },
      also: [
        {
          put: {
            ...prizeKey(id),
            entries: entries.length,
            winners: winnersOf(entries, id, prizeDraw),
            expiresAt: epochSeconds(daysAfter(drawnAt, entryDays)),
          },
        },
      ],
    };
  });
  await settleDraw(contest, deps);
}

const isAwaited = ({ state, prizeDraw, prizeDrawnAt }: Contest): boolean =>
  (state === 'closed' || state === 'published') &&
  prizeDraw !== undefined &&
  prizeDrawnAt === undefined;

async function endEntering(contestId: string, { votes }: CountDeps): Promise<void> {
  try {
    await votes.put({ ...drawnKey(contestId) }, ifAbsent);
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
  }
}

function winnersOf(
  entries: readonly DrawEntry[],
  contestId: string,
  { winners, value }: NonNullable<Contest['prizeDraw']>,
): Prize['winners'] {
  const addresses = new Map(entries.map(({ id, address }) => [id, address]));
  const lots = drawLots(value, contestId, [...addresses.keys()]);
  return lots.slice(0, winners).map(({ id, hash }) => ({ address: addresses.get(id) ?? '', hash }));
}

/** Lets whoever still has the entries show that these were drawn from. */
const commitment = (entries: readonly DrawEntry[]) => ({
  entries: entries.length,
  entriesHash: sha256Of(entries.map(({ id }) => `${id}\n`).join('')),
});

/** What follows from the draw: entries go a month later, and a log that is published has the draw. */
async function settleDraw({ id, prizeDrawnAt }: Contest, deps: CountDeps): Promise<void> {
  if (prizeDrawnAt === undefined) return;
  await expireEntries(id, epochSeconds(daysAfter(new Date(prizeDrawnAt), entryDays)), deps);
  await publishAuditLog(id, deps);
}
