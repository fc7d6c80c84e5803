import { secondsAfter } from '../../../shared/clock.ts';
import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { unavailable } from '../../../shared/errors.ts';
import type { Language } from '../../../shared/i18n/language.ts';
import { pauseBefore } from '../../../shared/pause.ts';
import { registrationConsent } from './consent-text.ts';
import { confirmMail, mailAbout } from './mails.ts';
import type { OpenOccurrence } from './open-occurrence.ts';
import { isActive, type OwedMail, type Registration } from './registration.ts';
import type { RegistrationDeps } from './registration-deps.ts';
import { createWrites, findableWrites, replaceWrite } from './registration-item.ts';
import { daysToConfirm } from './tokens.ts';
import { toldOf } from './told.ts';
import type { Via } from './via.ts';

/** What somebody typed who wants to come. */
export interface Wish {
  readonly name: string;
  /** As `parseAddress` gives it. */
  readonly address: string;
  readonly language: Language;
  readonly places: number;
  readonly organisation: string | undefined;
  /** What led to it, where it is known. */
  readonly via?: Via | undefined;
}

const attempts = 4;

/**
 * Notes a wish and mails the address. It holds no place before it is confirmed there. Whoever asks learns nothing: of an address
 * that is registered already, its owner is told by mail how that stands, and it stays as it is.
 */
export async function register(
  wish: Wish,
  open: OpenOccurrence,
  deps: RegistrationDeps,
): Promise<void> {
  const { event, occurrence } = open;
  const ref = { eventId: event.id, key: occurrence.key };
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const known = await deps.registrations.findByAddress(ref, wish.address);
    if (known && isActive(known) && known.state !== 'pending') {
      return deps.mail.send(await mailAbout(stateMails[known.state], event, known, deps));
    }
    const pending = await pendingOf(wish, open, known, deps);
    const isAgain = known?.state === 'pending';
    try {
      await deps.table.transact(
        isAgain
          ? [replaceWrite(known, pending), ...findableWrites(pending)]
          : createWrites(pending, known?.id),
      );
      return deps.mail.send(await confirmMail(event, pending, wish.via, deps));
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
    }
    await pauseBefore(attempt);
  }
  throw unavailable(undefined);
}

/** How a registration stands, as a mail. */
const stateMails = {
  waiting: 'waiting',
  offered: 'offer',
  confirmed: 'confirmed',
  left: 'left',
  cancelled: 'cancelled',
  lapsed: 'offer-expired',
} as const satisfies Record<Exclude<Registration['state'], 'pending'>, OwedMail>;

/** One that waits for its confirmation keeps its id, so that the link of the mail before works too. */
async function pendingOf(
  { name, address, language, places, organisation }: Wish,
  { event, occurrence, closesAt }: OpenOccurrence,
  known: Registration | undefined,
  { now, newId, registrations }: RegistrationDeps,
): Promise<Registration> {
  const at = now().toISOString();
  const isAgain = known?.state === 'pending';
  const forgotten = secondsAfter(now(), daysToConfirm * 86_400);
  return {
    id: isAgain ? known.id : newId('reg'),
    eventId: event.id,
    key: occurrence.key,
    nis: event.nis,
    state: 'pending',
    name,
    address,
    digest: (isAgain ? known.digest : undefined) ?? (await registrations.digest(address)),
    language,
    ...(organisation && { organisation }),
    places,
    basis: { kind: 'form', textVersion: registrationConsent.version, at },
    until: (forgotten < closesAt ? forgotten : closesAt).toISOString(),
    told: toldOf(event, occurrence),
    createdAt: isAgain ? known.createdAt : at,
    version: isAgain ? known.version : 0,
  };
}
