import type { Clock } from '../../../shared/clock.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Principal } from '../../../shared/http/principal.ts';
import { changeByStaff, readSeen, type SeenEvent } from '../events/change-by-staff.ts';
import type { CampaignEvent, StaffHand } from '../events/event.ts';
import { factsOf, hashOfFact } from '../events/facts-of.ts';
import type { SaveDeps } from '../events/save-event.ts';
import { TimingError } from '../timing/timing-error.ts';
import { timesWindow } from './conflicts.ts';
import { partNamed } from './correction-name.ts';
import { factNamed } from './fact-named.ts';

/** Values by what is corrected, see `CorrectionName`; `null` takes away what the source says. */
export type Corrections = Readonly<Record<string, unknown>>;

/**
 * Puts staff's words in place of those of a source, which may say what it likes afterwards. A correction to what the source says
 * is none, and takes away the one before.
 * @throws {AppError} event.not_found, event.changed, event.timing; event.state for an event of staff, for what its source keeps
 * back, and for a time that it does not have
 */
export async function correctEvent(
  seen: SeenEvent,
  correctionsOf: (event: CampaignEvent) => Corrections,
  principal: Principal,
  deps: SaveDeps,
): Promise<CampaignEvent> {
  const before = await readSeen(seen, deps);
  if (before.origin.sourceId === 'staff') {
    throw new AppError('event.state', 'This event is not of a source: change it, not its source.');
  }
  const wanted = correctionsOf(before);
  refuseWider(before, wanted);
  const corrections = corrected(before, wanted, principal, deps);
  const after = { ...before, hand: { ...before.hand, corrections } };
  if (!saysSomething(factsOf(after).title)) {
    throw new AppError('event.state', 'An event without any title cannot be found.');
  }
  const change = { action: 'event.corrected', fields: Object.keys(wanted).sort() };
  return changeByStaff({ before, after, principal, ...change }, deps);
}

const saysSomething = (title: object): boolean =>
  Object.values(title).some((text) => text !== undefined);

/** `withCorrections` would not let it be seen; saying so is kinder. */
function refuseWider({ said }: CampaignEvent, { visibility }: Corrections): void {
  if (visibility !== 'public' || said.visibility === 'public') return;
  throw new AppError('event.state', 'Its source keeps this event back, so nobody else shows it.');
}

/** All corrections of an event once these are made. @throws {AppError} event.timing */
export function corrected(
  { said, hand }: Pick<CampaignEvent, 'said' | 'hand'>,
  wanted: Corrections,
  { accountId: by }: Principal,
  { now }: { readonly now: Clock },
): StaffHand['corrections'] {
  const at = now().toISOString();
  // Other times have other keys: what was said of single ones is of the times that go.
  const made = new Map(
    Object.entries(hand.corrections).filter(([name]) => !('timing' in wanted && isOfTime(name))),
  );
  for (const [name, value] of Object.entries(wanted)) {
    const over = hashOfFact(saidNamed(said, name, now()));
    made.delete(name);
    // What staff say of a time is more than the source's words of it, and stays.
    if (over !== hashOfFact(value) || isOfTime(name)) made.set(name, { value, over, by, at });
  }
  return Object.fromEntries(made);
}

export const isOfTime = (name: string): boolean => 'occurrence' in (partNamed(name) ?? {});

/** What a source says, as corrections remember it. @throws {AppError} event.timing */
export function saidNamed(said: CampaignEvent['said'], name: string, now: Date): unknown {
  try {
    return factNamed(said, name, timesWindow(now));
  } catch (error) {
    if (!(error instanceof TimingError)) throw error;
    throw new AppError('event.timing', error.message, { cause: error });
  }
}
