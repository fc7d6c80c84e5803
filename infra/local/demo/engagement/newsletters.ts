import type { PlayedMail } from '../../../../functions/newsletters/rehearsal.ts';
import { secondsAfter } from '../../../../shared/clock.ts';
import { expectAgreeing } from './agree.ts';
import { hoursAfter } from './hours-after.ts';
import { issuePlan } from './issue-plans.ts';
import { outcomeOf } from './mail-outcome.ts';
import { expectReading } from './read-mail.ts';
import type { World } from './world.ts';

export interface SentNewsletter {
  /** Counted from the first of the half-year. */
  readonly turn: number;
  readonly region: string;
  /** NIS codes. */
  readonly municipalities: readonly string[];
  readonly at: Date;
  /** In which many mails bounce. */
  readonly isBadWeek: boolean;
}

/** From the first mails to the choice between two versions. */
const trialHours = 8;

/** Sends a newsletter of a region, and has its mails read. */
export async function sendNewsletter(newsletter: SentNewsletter, world: World): Promise<void> {
  const { press, staff, agenda } = world;
  const { turn, region, at } = newsletter;
  const { title, languages, content, isTried } = issuePlan(turn);
  const { issueId, mails } = await press.send({
    issue: {
      ...{ title, region, content, audience: 'residents' },
      municipalities: [...newsletter.municipalities],
      languages: [...languages],
      ...(isTried && { trial: { sharePercent: 50, metric: 'clicked', hours: trialHours } }),
    },
    ...{ staff, at },
  });
  await deliver(mails, newsletter, world);
  const sweep = async () => {
    // What was clicked so far decides between versions.
    await world.audience.judgeDue();
    await world.audience.count();
    await deliver(await press.sweep(issueId), newsletter, world);
  };
  // The hours of the trial begin when all of its mails are settled; the rest leaves after the choice.
  const looks = isTried ? [1, trialHours + 1.5, trialHours + 2.5, trialHours + 3.5] : [3];
  for (const hours of looks) agenda.add(hoursAfter(at, hours), sweep);
}

async function deliver(
  mails: readonly PlayedMail[],
  { isBadWeek, turn }: SentNewsletter,
  world: World,
): Promise<void> {
  if (mails.length === 0) return;
  const { chance, clock, audience } = world;
  const outcomes = mails.map((mail, place) =>
    outcomeOf(mail, secondsAfter(clock.now(), place / 14), { isBadWeek, chance }),
  );
  await audience.hearOfMails(outcomes.flatMap(({ events }) => events));
  for (const { mail, deliveredAt: at, told } of outcomes) {
    for (const kind of told) world.mean(kind);
    if (at) expectReading({ mail, at }, world);
    if (at && turn === 0) expectAgreeing({ mail, at }, world);
  }
}
