import type {
  CampaignEvent,
  RegistrationRule,
} from '../../../../functions/calendar/events/event.ts';
import { createEventRepository } from '../../../../functions/calendar/events/event-repository.ts';
import { saveEvent } from '../../../../functions/calendar/events/save-event.ts';
import { confirmRegistration } from '../../../../functions/calendar/registration/confirm.ts';
import { followRegistrations } from '../../../../functions/calendar/registration/follow-event.ts';
import { openTime } from '../../../../functions/calendar/registration/open-occurrence.ts';
import { register, type Wish } from '../../../../functions/calendar/registration/register.ts';
import type { Registration } from '../../../../functions/calendar/registration/registration.ts';
import { registrationDeps } from '../../../../functions/calendar/registration/registration-deps.ts';
import { sweepRegistrations } from '../../../../functions/calendar/registration/sweep-registrations.ts';
import type { SweepDeps } from '../../../../functions/calendar/sweeping/sweep-deps.ts';
import type { MailRequest } from '../../../../functions/mail/index.ts';
import { mailRequestSchema } from '../../../../functions/mail/message.ts';
import type { Table } from '../../../../shared/data/table.ts';
import { newId } from '../../../../shared/ids.ts';
import { createKeyRing, type KeyRing } from '../../../../shared/secrets/key-ring.ts';
import { anEvent, type EventChange, once } from '../../../builders/calendar-event.ts';
import { testClock } from '../../../builders/clock.ts';
import { freshTable } from '../../../builders/table.ts';

export const siteUrl = 'https://site.example';

export const aRule = (change: Partial<RegistrationRule> = {}): RegistrationRule => ({
  capacity: 3,
  waitingList: true,
  offerHours: 24,
  closesBefore: 60,
  remindHours: [24],
  maxPerPerson: 4,
  ...change,
});

type Mail = Extract<MailRequest, { mail: unknown }>;

/** An evening in Retie for which people register, on a fresh table. It is a Tuesday, 11:00 in Belgium; the evening is in nine days. */
export async function registrationWorld(
  rule: Partial<RegistrationRule> = {},
  {
    table,
    keys = createKeyRing(async () => 'k'.repeat(40)),
    event: change = {},
    key = 'once',
  }: {
    readonly table?: Table;
    readonly keys?: KeyRing;
    readonly event?: EventChange;
    /** Of the time that people register for. */
    readonly key?: string;
  } = {},
) {
  const now = testClock('2026-12-01T10:00:00Z');
  const used = table ?? (await freshTable());
  const events = createEventRepository(used, { now });
  const mails: Mail[] = [];
  const ids = new Set<string>();
  /** What the mail's worker would refuse, fails here. */
  const keep = (request: MailRequest) => {
    if ('mail' in mailRequestSchema.parse(request) && 'mail' in request) mails.push(request);
  };
  const mail = {
    send: async (requests: readonly MailRequest[]) => requests.forEach(keep),
    async sendOnce(wanted: readonly { readonly id: string; readonly request: MailRequest }[]) {
      for (const { id, request } of wanted) {
        if (!/^[\w-]+$/.test(id)) throw new Error(`no id of a mail: ${id}`);
        if (!ids.has(id)) keep(request);
        ids.add(id);
      }
    },
  };
  const around = { table: used, events, keys, mail, now, newId, siteUrl };
  const deps = registrationDeps(around);

  const save = async (change: EventChange): Promise<CampaignEvent> => {
    const before = await events.get(change.id ?? anEvent().id);
    const { version = 0 } = before ?? {};
    const after = anEvent({ ...before, ...change, version });
    return saveEvent({ ...(before && { before }), after }, { table: used, now });
  };
  const timing = once('2026-12-10T19:30', '2026-12-10T22:00');
  const said = { title: { nl: 'Ronde tafel', en: 'Round table' }, timing, ...change.said };
  let event = await save({ ...change, said, registration: aRule(rule) });
  const ref = { eventId: event.id, key };

  const wish = (address: string, change: Partial<Wish> = {}): Wish => ({
    name: 'An Peeters',
    address,
    language: 'nl',
    places: 1,
    organisation: undefined,
    ...change,
  });

  async function find(address: string): Promise<Registration> {
    const found = await deps.registrations.findByAddress(ref, address);
    if (!found) throw new Error(`${address} is not registered`);
    return found;
  }

  const world = {
    table: used,
    now,
    events,
    deps,
    ref,
    mails,
    /** The event as it is now. */
    event: () => events.read(event.id),
    find,
    seats: () => deps.registrations.seats(ref),
    /** Asks for places on the page; nothing is confirmed. */
    async ask(address: string, change: Partial<Wish> = {}): Promise<Registration> {
      const open = await openTime(await world.event(), key, deps);
      if (!open) throw new Error('nobody can register');
      await register(wish(address, change), open, deps);
      return find(address);
    },
    /** Asks, and confirms by the link of the mail. */
    async join(address: string, change: Partial<Wish> = {}): Promise<Registration> {
      return confirmRegistration(await world.ask(address, change), deps);
    },
    /** Staff or the source change it: said facts are taken over the present ones. */
    async change(next: EventChange): Promise<CampaignEvent> {
      const present = await world.event();
      event = await save({ ...next, id: present.id, said: { ...present.said, ...next.said } });
      return event;
    },
    /** What the sweep does after a change. */
    follow: async () => followRegistrations(await world.event(), deps as unknown as SweepDeps),
    sweep: () => sweepRegistrations(deps as unknown as SweepDeps, () => 60_000),
    /** Kinds of the mails to an address, the oldest first. */
    mailsTo: (address: string): string[] =>
      mails.flatMap(({ to, mail }) =>
        'address' in to && to.address === address ? [mail.kind.replace('registration-', '')] : [],
      ),
    lastMail(): Mail {
      const last = mails.at(-1);
      if (!last) throw new Error('no mail was sent');
      return last;
    },
  };
  return world;
}

export type RegistrationWorld = Awaited<ReturnType<typeof registrationWorld>>;
