import type { HttpEvent } from '../../../shared/http/event.ts';
import type { Happening } from '../events/engagement-event.ts';
import type { PageDeps } from '../page-deps.ts';
import { judgeRequest } from '../people/judge-visit.ts';
import type { Ticket } from './ticket.ts';

/** What somebody did with a mail. */
export interface Done {
  readonly kind: 'clicked' | 'opened';
  readonly issueId: string;
  readonly linkId?: string | undefined;
  readonly ticket: Ticket;
}

/** Has it counted: for who agreed to be followed with their other clicks, for all others in totals alone. */
export async function countDone(
  { kind, issueId, linkId, ticket }: Done,
  event: HttpEvent,
  { tracker, follow, now }: Pick<PageDeps, 'tracker' | 'follow' | 'now'>,
): Promise<void> {
  const { subscriberId, ...told } = ticket;
  const happening: Happening = {
    ...told,
    kind,
    at: now().toISOString(),
    about: { issue: issueId, ...(linkId !== undefined && { link: linkId }) },
    machine: judgeRequest(event),
  };
  if (subscriberId === undefined) await tracker.track(happening);
  else await follow.follow({ subscriberId, happening });
}
