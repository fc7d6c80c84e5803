import { holdsRole, type Principal } from '../../../shared/http/principal.ts';
import type { CampaignEvent } from '../events/event.ts';
import type { Moment } from './moment.ts';
import type { MomentDeps } from './moment-deps.ts';
import { createMomentRepository } from './moment-repository.ts';
import { type MomentView, viewOf } from './moment-view.ts';

export interface MomentSelection {
  readonly municipality?: string | undefined;
  /** From this hour of sending on. */
  readonly from: Date;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Pages of the index read for one page of the list, so that a narrow selection ends in bounded time. */
const mostReads = 5;

type ListDeps = Pick<MomentDeps, 'table' | 'events' | 'issues'>;

/**
 * What goes out when, of the principal's municipalities; and what of it staff should look at, whatever its hour. A page may be
 * short though a cursor follows.
 * @throws {AppError} cursor.invalid
 */
export async function listMoments(
  deps: ListDeps,
  principal: Principal,
  { municipality, from, cursor, limit }: MomentSelection,
) {
  const repository = createMomentRepository(deps.table);
  const isWanted = ({ nis }: Moment): boolean =>
    holdsRole(principal, 'viewer', nis) && (municipality === undefined || municipality === nis);
  const noticed = (await repository.noticed()).filter(isWanted);
  const moments: Moment[] = [];
  let next = cursor;
  for (let reads = 0; reads < mostReads && moments.length < limit; reads += 1) {
    const page = await repository.page(from, next, limit - moments.length);
    moments.push(...page.moments.filter(isWanted));
    next = page.cursor;
    if (next === undefined) break;
  }
  const view = await views([...noticed, ...moments], deps);
  return { attention: noticed.map(view), moments: moments.map(view), cursor: next };
}

/** The moments of an event, as staff see them. */
export async function momentsOf(event: CampaignEvent, deps: ListDeps): Promise<MomentView[]> {
  const moments = await createMomentRepository(deps.table).ofEvent(event.id);
  return moments.map(await views(moments, deps));
}

/** One moment, as staff see it. */
export const momentView = async (moment: Moment, deps: ListDeps): Promise<MomentView> =>
  (await views([moment], deps))(moment);

async function views(moments: readonly Moment[], { events, issues }: ListDeps) {
  const [byEvent, byIssue] = await Promise.all([
    events.getMany(moments.map(({ eventId }) => eventId)),
    issues.findMany(moments.map(({ issueId }) => issueId)),
  ]);
  return (moment: Moment): MomentView =>
    viewOf(moment, byEvent.get(moment.eventId), byIssue.get(moment.issueId));
}
