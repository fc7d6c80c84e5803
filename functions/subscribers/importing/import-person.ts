import { randomBytes } from 'node:crypto';
import type { Clock } from '../../../shared/clock.ts';
import type { NewId } from '../../../shared/ids.ts';
import type { Step } from '../change-subscriber.ts';
import { newSubscriber } from '../new-subscriber.ts';
import type { Asked, Consent, HistoryEntry, Subscriber, Subscription } from '../schema.ts';
import { stateIn, union, without } from '../subscription.ts';
import type { ImportPolicy } from './policy.ts';
import type { ImportedPerson } from './read-row.ts';
import type { RefusalReason } from './refusal.ts';

/** Which row of which import, and what the import does with people. */
export interface RowContext {
  readonly importId: string;
  readonly line: number;
  readonly policy: ImportPolicy;
  /** When a mail that asks to confirm is due; undefined when none is to go. */
  readonly inviteAt: Date | undefined;
  readonly now: Clock;
  readonly newId: NewId;
}

/** `step` is absent when everything is as the row wants it. `isNew`: nobody had the address. */
export type RowOutcome =
  | { readonly outcome: 'accepted'; readonly step?: Step }
  | { readonly outcome: 'merged'; readonly step?: Step }
  | { readonly outcome: 'refused'; readonly reason: RefusalReason };

/** What a row does to the person with this address, or to nobody yet. Never brings back anyone who left. */
export function importPerson(
  present: Subscriber | undefined,
  person: ImportedPerson,
  context: RowContext,
): RowOutcome {
  const origin = `${context.importId}:${context.line}`;
  if (!present) {
    const { address, language } = person;
    const fresh = newSubscriber({ address, language, origin }, context);
    return { outcome: 'accepted', step: added(fresh, person, context) };
  }
  // The row was imported before the worker stopped; it runs again.
  if (present.origin === origin) return { outcome: 'accepted' };
  const reason = reasonToRefuse(present, person);
  if (reason) return { outcome: 'refused', reason };
  if (isAsWanted(present, person, context)) return { outcome: 'merged' };
  return { outcome: 'merged', step: added(present, person, context) };
}

function isAsWanted(
  present: Subscriber,
  { audience, municipality }: ImportedPerson,
  { policy, inviteAt }: RowContext,
): boolean {
  const state = stateIn(present, audience, municipality);
  if (state !== 'pending') return state === 'active';
  // An import that mailed nobody may have brought them.
  const isInvited = inviteAt === undefined || present.asked[audience]?.inviteAt !== undefined;
  return policy.people.state === 'pending' && isInvited;
}

function reasonToRefuse(
  { addressState, subscriptions }: Subscriber,
  { audience, municipality }: ImportedPerson,
): RefusalReason | undefined {
  if (addressState !== 'ok') return `address.${addressState}`;
  const held = subscriptions[audience];
  const hasLeft = held?.state === 'ended' || held?.left.includes(municipality);
  return hasLeft ? 'subscriber.left' : undefined;
}

function added(present: Subscriber, person: ImportedPerson, context: RowContext): Step {
  const { audience, municipality } = person;
  const at = context.now().toISOString();
  const { people } = context.policy;
  const after =
    people.state === 'active'
      ? activated(present, person, importConsent(people, at))
      : { ...present, asked: { ...present.asked, [audience]: asking(present, person, context) } };
  const entry: HistoryEntry = {
    at,
    event: 'imported',
    audience,
    municipalities: [municipality],
    source: context.importId,
  };
  return { after, entries: [entry] };
}

type ActivePeople = Extract<ImportPolicy['people'], { state: 'active' }>;

const importConsent = ({ basis, reference }: ActivePeople, at: string): Consent => ({
  at,
  textVersion: `import/${basis}`,
  source: 'import',
  basis,
  reference,
});

function activated(present: Subscriber, person: ImportedPerson, consent: Consent): Subscriber {
  const { audience, municipality, name } = person;
  const held = present.subscriptions[audience];
  const subscription: Subscription = {
    state: 'active',
    municipalities: union(held?.municipalities ?? [], [municipality]),
    left: held?.left ?? [],
  };
  const asked = present.asked[audience];
  const waiting = without(asked?.municipalities ?? [], [municipality]);
  return {
    ...present,
    name: present.name ?? name,
    subscriptions: { ...present.subscriptions, [audience]: subscription },
    asked: {
      ...present.asked,
      [audience]: asked && waiting.length > 0 ? { ...asked, municipalities: waiting } : undefined,
    },
    consents: { ...present.consents, [audience]: present.consents[audience] ?? consent },
  };
}

function asking(present: Subscriber, person: ImportedPerson, context: RowContext): Asked {
  const { audience, municipality, language, name } = person;
  const asked = present.asked[audience];
  const inviteAt = context.inviteAt?.toISOString();
  if (asked) {
    const municipalities = union(asked.municipalities, [municipality]);
    return { ...asked, municipalities, inviteAt: asked.inviteAt ?? inviteAt };
  }
  return {
    request: randomBytes(9).toString('base64url'),
    municipalities: [municipality],
    language,
    name,
    topics: present.topics,
    at: context.now().toISOString(),
    textVersion: 'import/asked-by-mail',
    source: 'import',
    inviteAt,
  };
}
