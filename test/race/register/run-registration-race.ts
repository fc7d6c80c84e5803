import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalCloud } from '../../../infra/local/index.ts';
import { inParallel } from '../../../shared/in-parallel.ts';
import type { Answer } from '../resident.ts';
import {
  type AttendanceList,
  type ListedPerson,
  openRaceEvent,
  type RaceEvent,
} from './race-event.ts';
import { ask, confirm, newRegistrant, press, type Registrant, tokenOf } from './registrant.ts';
import { isStuck, type RegistrationVerdict, registrationVerdict } from './registration-verdict.ts';

export interface RegistrationRaceOptions {
  readonly people: number;
  /** Evenings that they are spread over. */
  readonly times: number;
  /** Places of each evening. */
  readonly capacity: number;
  /** Times that each confirms, all at once. */
  readonly attempts: number;
  readonly tell: (sentence: string) => void;
}

export interface RegistrationRaceResult extends RegistrationVerdict {
  readonly people: number;
  /** Evenings that they are spread over. */
  readonly times: number;
  /** Places of each evening. */
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

/** Looks at the list that find no offer, half a second apart, after which none is expected. */
const quietRounds = 6;

/** Longest time without a new mail, in milliseconds. */
const patience = 60_000;

/** The whole race, over HTTP, on a local cloud that runs already. */
export async function runRegistrationRace(
  cloud: LocalCloud,
  { people, times, capacity, attempts, tell }: RegistrationRaceOptions,
): Promise<RegistrationRaceResult> {
  const startedAt = performance.now();
  const event = await openRaceEvent(cloud, { times, capacity });
  const each = Math.ceil(people / times);
  // By evening: so all who want the same one confirm together, and it fills up under them.
  const registrants = Array.from({ length: people }, (_, index) =>
    newRegistrant(index, event.keys[Math.floor(index / each)] ?? ''),
  );
  tell(`${people} people ask for a place …`);
  await inParallel(registrants, width, async (one) => {
    let { status } = await ask(event.url, one);
    if (status >= 500) ({ status } = await ask(event.url, one));
    if (status !== 303) throw new Error(`the form answered ${status}`);
  });
  await handOutMails(cloud, registrants);
  tell(`They confirm ${attempts} times each, at once; every fourth leaves at once …`);
  const watch = watchSeats(event);
  const answers = await confirmAll(event, registrants, attempts);
  const afterStorm = registrationVerdict(await listsOf(event), registrants);
  tell('Every third of those who have a place leaves; those to whom it is offered say yes …');
  const [accepted] = await Promise.all([
    acceptAll(event, registrants),
    leaveAfterwards(event, registrants),
  ]);
  const seen = await watch.stop();
  const verdict = registrationVerdict(await listsOf(event), registrants);
  const waits = answers.map((one) => one.endedAt - one.startedAt).sort((one, other) => one - other);
  const quantile = (share: number) => waits[Math.floor((waits.length - 1) * share)] ?? 0;
  return {
    people,
    times,
    capacity,
    attempts: answers.length,
    ...verdict,
    // Whoever leaves makes it good: so it is looked for all the time, and not only at the end.
    overbooked: Math.max(seen, afterStorm.overbooked, verdict.overbooked),
    doubles: Math.max(afterStorm.doubles, verdict.doubles),
    lost: Math.max(afterStorm.lost, verdict.lost),
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

/** Looks at the counts all the time. `stop` gives the most places that were given beyond what there are. */
function watchSeats(event: RaceEvent) {
  const ending = new AbortController();
  const watching = (async () => {
    let most = 0;
    while (!ending.signal.aborted) {
      most = Math.max(most, await event.overbooked());
      await sleep(50);
    }
    return most;
  })();
  // Whoever stops it is told; where something else has failed before, that is what counts.
  watching.catch(() => undefined);
  return {
    stop: (): Promise<number> => {
      ending.abort();
      return watching;
    },
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

/** While the others accept, so that offers, acceptances and departures meet. */
async function leaveAfterwards(
  event: RaceEvent,
  registrants: readonly Registrant[],
): Promise<void> {
  const people = (await listsOf(event)).flatMap((list) => list.people);
  const placed = new Set(people.filter(isConfirmed).map(({ address }) => address));
  const leaving = registrants.filter(
    ({ index, address }) => index % 3 === 0 && placed.has(address),
  );
  await inParallel(leaving, width / 2, async (one) => {
    await press(event.url, 'leave', one);
    one.hasLeft = true;
  });
}

/** What staff see of each evening. */
const listsOf = (event: RaceEvent): Promise<AttendanceList[]> =>
  Promise.all(event.keys.map((key) => event.list(key)));

const isOffered = ({ state }: ListedPerson): boolean => state === 'offered';
const isConfirmed = ({ state }: ListedPerson): boolean => state === 'confirmed';

/** Until nobody is offered anything any more; each says yes twice at once. Returns how many said yes. */
async function acceptAll(event: RaceEvent, registrants: readonly Registrant[]): Promise<number> {
  const byAddress = new Map(registrants.map((one) => [one.address, one]));
  let accepted = 0;
  let rounds = 0;
  for (let end = Date.now() + patience; Date.now() < end; ) {
    const lists = await listsOf(event);
    const offered = lists.flatMap(({ people }) => people.filter(isOffered));
    const mayFollow = lists.some(isStuck);
    rounds = offered.length === 0 && !mayFollow ? rounds + 1 : 0;
    if (rounds === quietRounds) break;
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
