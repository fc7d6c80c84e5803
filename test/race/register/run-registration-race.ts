import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalCloud } from '../../../infra/local/index.ts';
import { inParallel } from '../../../shared/in-parallel.ts';
import type { Answer } from '../resident.ts';
import { openRaceEvent, type RaceEvent } from './race-event.ts';
import { ask, confirm, newRegistrant, press, type Registrant, tokenOf } from './registrant.ts';
import { type RegistrationVerdict, registrationVerdict } from './registration-verdict.ts';

export interface RegistrationRaceOptions {
  readonly people: number;
  readonly capacity: number;
  /** Times that each confirms, all at once. */
  readonly attempts: number;
  readonly tell: (sentence: string) => void;
}

export interface RegistrationRaceResult extends RegistrationVerdict {
  readonly people: number;
  readonly capacity: number;
  /** Confirmations that were sent. */
  readonly attempts: number;
  /** Offers that were accepted. */
  readonly accepted: number;
  /** Answers to confirmations by status. */
  readonly answers: Readonly<Record<string, number>>;
  /** Milliseconds of one confirmation, all of them being under way together. */
  readonly confirm_p50_ms: number;
  readonly confirm_p99_ms: number;
  readonly seconds: number;
}

/** Requests under way at once. */
const width = 48;

/** Of those who have a place, every fourth gives it up as soon as they know. */
const leaves = ({ index }: Registrant): boolean => index % 4 === 1;

/** Longest time without a new mail, in milliseconds. */
const patience = 60_000;

/** The whole race, over HTTP, on a local cloud that runs already. */
export async function runRegistrationRace(
  cloud: LocalCloud,
  { people, capacity, attempts, tell }: RegistrationRaceOptions,
): Promise<RegistrationRaceResult> {
  const startedAt = performance.now();
  const event = await openRaceEvent(cloud, capacity);
  const registrants = Array.from({ length: people }, (_, index) => newRegistrant(index));
  tell(`${people} people ask for a place …`);
  await inParallel(registrants, width, async (one) => {
    const { status } = await ask(event.url, one);
    if (status !== 303) throw new Error(`the form answered ${status}`);
  });
  await handOutMails(cloud, registrants);
  tell(`They confirm ${attempts} times each, at once; every fourth leaves at once …`);
  const answers = await confirmAll(event, registrants, attempts);
  tell('Those to whom a place is offered say yes …');
  const accepted = await acceptAll(event, registrants);
  const verdict = registrationVerdict(await event.list(), registrants);
  const times = answers.map((one) => one.endedAt - one.startedAt).sort((one, other) => one - other);
  const quantile = (share: number) => times[Math.floor((times.length - 1) * share)] ?? 0;
  return {
    people,
    capacity,
    attempts: answers.length,
    ...verdict,
    accepted,
    answers: Object.fromEntries(
      [...Map.groupBy(answers, ({ status }) => String(status))].map(([status, all]) => [
        status,
        all.length,
      ]),
    ),
    confirm_p50_ms: quantile(0.5),
    confirm_p99_ms: quantile(0.99),
    seconds: Math.round((performance.now() - startedAt) / 100) / 10,
  };
}

async function confirmAll(
  { url }: RaceEvent,
  registrants: readonly Registrant[],
  attempts: number,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  await inParallel(registrants, Math.ceil(width / attempts), async (one) => {
    const tries = Array.from({ length: attempts }, () => confirm(url, one));
    answers.push(...(await Promise.all(tries)).flat());
    if (!leaves(one) || !one.placeToken) return;
    const { status } = await press(url, 'leave', one);
    // Who was not answered has not been told that they left, and presses again.
    if (status !== 303) await press(url, 'leave', one);
    one.hasLeft = true;
  });
  return answers;
}

/** Until nobody is offered anything any more; each says yes twice at once. Returns how many said yes. */
async function acceptAll(event: RaceEvent, registrants: readonly Registrant[]): Promise<number> {
  const byAddress = new Map(registrants.map((one) => [one.address, one]));
  let accepted = 0;
  for (let end = Date.now() + patience; Date.now() < end; ) {
    const { people, seats } = await event.list();
    const offered = people.filter(({ state }) => state === 'offered');
    const mayFollow = people.some((one) => one.state === 'waiting' && one.places <= seats.free);
    if (offered.length === 0 && !mayFollow) break;
    await inParallel(offered, width, async ({ address }) => {
      const one = byAddress.get(address);
      if (!one?.placeToken) return;
      await Promise.all([press(event.url, 'accept', one), press(event.url, 'accept', one)]);
      if (!one.hasAccepted) accepted += 1;
      one.hasAccepted = true;
    });
    if (offered.length === 0) await sleep(500);
  }
  return accepted;
}

/** Gives everybody the link of their mail as it comes; done when all have one. */
async function handOutMails(cloud: LocalCloud, registrants: readonly Registrant[]): Promise<void> {
  const waiting = new Map(registrants.map((one) => [one.address, one]));
  for (let end = Date.now() + patience; waiting.size > 0; ) {
    const before = waiting.size;
    for (const mail of await cloud.mails()) {
      const address = (mail.to[0] ?? '').replace(/^.*<|>$/g, '');
      const one = waiting.get(address);
      const token = tokenOf(mail.text);
      if (!one || token === '') continue;
      one.confirmToken = token;
      waiting.delete(address);
    }
    if (waiting.size < before) end = Date.now() + patience;
    if (Date.now() > end) throw new Error(`no mail came for ${waiting.size} people`);
    if (waiting.size > 0) await sleep(300);
  }
}
