import { holdsRole, type Principal, type Role } from '../../../shared/http/principal.ts';
import { audiences, type HistoryEntry, type Subscriber } from '../schema.ts';
import { allMunicipalities, presentCodes } from '../subscription.ts';

/** Of these municipalities (NIS codes), those in which the principal holds the role. */
export const heldIn = (
  principal: Principal,
  role: Role,
  municipalities: readonly string[],
): string[] => municipalities.filter((nis) => holdsRole(principal, role, nis));

/** The municipalities of a subscriber that the principal may see; none means: may not know of them. */
export const visibleMunicipalities = (principal: Principal, subscriber: Subscriber): string[] =>
  heldIn(principal, 'viewer', allMunicipalities(subscriber));

/** The subscriber as staff of these municipalities see them: without what they follow elsewhere. */
export function narrowed(subscriber: Subscriber, visible: readonly string[]): Subscriber {
  const subscriptions: Subscriber['subscriptions'] = {};
  const asked: Subscriber['asked'] = {};
  const consents: Subscriber['consents'] = { tracking: subscriber.consents.tracking };
  for (const audience of audiences) {
    const held = narrowedPart(subscriber.subscriptions[audience], visible);
    const waiting = narrowedPart(subscriber.asked[audience], visible);
    if (held) {
      subscriptions[audience] = { ...held, left: held.left.filter((nis) => visible.includes(nis)) };
      consents[audience] = subscriber.consents[audience];
    }
    if (waiting) asked[audience] = waiting;
  }
  return { ...subscriber, subscriptions, asked, consents };
}

function narrowedPart<Part extends { municipalities: string[] }>(
  part: Part | undefined,
  visible: readonly string[],
): Part | undefined {
  const municipalities = part?.municipalities.filter((nis) => visible.includes(nis)) ?? [];
  return part && municipalities.length > 0 ? { ...part, municipalities } : undefined;
}

/** What happened in these municipalities, and what concerns no municipality. */
export const narrowedHistory = (
  history: readonly HistoryEntry[],
  visible: readonly string[],
): HistoryEntry[] =>
  history.flatMap((entry) => {
    if (!entry.municipalities) return [entry];
    const municipalities = presentCodes(entry.municipalities).filter((nis) =>
      visible.includes(nis),
    );
    return municipalities.length > 0 ? [{ ...entry, municipalities }] : [];
  });
