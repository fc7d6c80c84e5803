import type { PlayedMail } from '../../../../functions/newsletters/rehearsal.ts';
import { secondsAfter } from '../../../../shared/clock.ts';
import { appleProxy, googleProxy, someBot, somePerson } from './agents.ts';
import { networkOf } from './sign-up.ts';
import type { World } from './world.ts';

/** A mail in somebody's mailbox. */
export interface DeliveredMail {
  readonly mail: PlayedMail;
  readonly at: Date;
}

/** Enters on the agenda what a mail leads to: machines that look at it first, then whoever reads it. */
export function expectReading({ mail, at }: DeliveredMail, world: World): void {
  const { chance } = world;
  if (chance.happens(0.04)) expectScanner(mail, at, world);
  const readAt = atWakingHour(secondsAfter(at, 60 * chance.readingDelay()), world);
  expectOpening({ mail, at }, readAt, world);
  const isLivelier = mail.tags.to?.[0]?.includes('-b') ?? false;
  if (chance.happens(isLivelier ? 0.27 : 0.1)) expectClicks(mail, readAt, world);
  if (chance.happens(0.004)) expectLeaving(mail, readAt, world);
}

/** A program that looks at every link before the reader does: it says so, asks with HEAD, or pretends to be somebody. */
function expectScanner({ links }: PlayedMail, at: Date, world: World): void {
  const { chance } = world;
  const disguise = chance.random();
  const agent = disguise < 0.5 ? someBot(chance) : somePerson(chance);
  const method = disguise > 0.6 ? 'HEAD' : 'GET';
  links.forEach((url, place) => {
    expect('clicked', { url, method, agent, at: secondsAfter(at, 2 + 0.4 * place) }, world);
  });
}

/** Only mails of who agreed, in municipalities that count it, have the picture. */
function expectOpening({ mail: { openUrl }, at }: DeliveredMail, readAt: Date, world: World): void {
  if (openUrl === undefined) return;
  const { chance } = world;
  const ask = (agent: string, when: Date) =>
    expect('opened', { url: openUrl, method: 'GET', agent, at: when }, world);
  if (chance.happens(0.35)) ask(appleProxy, secondsAfter(at, 30));
  if (chance.happens(0.5)) ask(chance.happens(0.4) ? googleProxy : somePerson(chance), readAt);
}

/** The first links more often, and seldom all of them. */
function expectClicks({ links }: PlayedMail, readAt: Date, world: World): void {
  const { chance } = world;
  const agent = somePerson(chance);
  const clicks = 1 + chance.howMany(0.5);
  for (let click = 0; click < clicks; click += 1) {
    const at = secondsAfter(readAt, 20 + 80 * click * chance.between(0.5, 2));
    expect('clicked', { url: chance.oneOf(links), method: 'GET', agent, at }, world);
  }
}

interface Asked {
  readonly url: string;
  readonly method: 'GET' | 'HEAD';
  readonly agent: string;
  readonly at: Date;
}

function expect(kind: string, { url, method, agent, at }: Asked, world: World): void {
  world.agenda.add(at, async () => {
    const headers = { 'user-agent': agent };
    await world.audience.ask({ method, url, headers, address: networkOf(world) });
    world.mean(kind);
  });
}

/** By the one click of the mail program; every second one then says why. */
function expectLeaving({ unsubscribeUrl: url }: PlayedMail, readAt: Date, world: World): void {
  const { chance, residents, siteUrl } = world;
  const reason = chance.oneOf(reasons);
  const answers = chance.happens(0.5);
  world.agenda.add(secondsAfter(readAt, 30), async () => {
    const asked = { method: 'POST', headers: {}, address: networkOf(world) } as const;
    const form = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    const { body = '' } = await residents.ask({ ...asked, url, form });
    const ticket = /name="ticket" value="([^"]+)"/.exec(body)?.[1];
    // Who left before by an older mail leaves nothing now.
    if (!ticket) return;
    world.mean('unsubscribed');
    if (!answers) return;
    await residents.ask({
      ...asked,
      headers: { 'user-agent': somePerson(chance) },
      url: `${siteUrl}/newsletter/nl/why`,
      form: new URLSearchParams({ ticket, reason }),
    });
    world.mean('reason-given');
  });
}

/** As they are asked, the more frequent first. */
const reasons = ['too-often', 'not-for-me', 'moved', 'other', 'hard-to-read', 'not-asked'] as const;

/** Nobody reads at night: they do in the morning. */
function atWakingHour(at: Date, { chance }: World): Date {
  const hour = (at.getUTCHours() + 1) % 24;
  return hour < 6 ? secondsAfter(at, 3600 * (6 - hour + chance.between(0, 2))) : at;
}
