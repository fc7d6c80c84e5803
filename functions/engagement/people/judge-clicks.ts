/** How programs give themselves away by several clicks, or by when they come. */
export type ClickRule = 'burst' | 'too-soon';

/** One click on a link of one mail: only of who agreed to be followed is it known which clicks belong together. */
export interface Click {
  /** The link, by its place in the mail. */
  readonly link: string;
  readonly at: Date;
}

/** Different links of one mail, so many within so few seconds: nobody reads and chooses that fast. */
const burst = { links: 3, seconds: 5 };
/** Clicks further apart than this have nothing to do with each other. */
export const burstSeconds = burst.seconds;
/** Seconds after delivery in which nobody has read a mail. */
const tooSoonSeconds = 5;

/**
 * The rule for each click of one mail, in the order given; undefined for those that a person may have made.
 * @param deliveredAt when the mail was delivered, where that is known.
 */
export function judgeClicks(
  clicks: readonly Click[],
  deliveredAt?: Date,
): readonly (ClickRule | undefined)[] {
  return clicks.map((click) => {
    if (isInBurst(click, clicks)) return 'burst';
    return deliveredAt && isTooSoon(click, deliveredAt) ? 'too-soon' : undefined;
  });
}

/** Whether some stretch of a few seconds holds this click and enough different links. */
function isInBurst(click: Click, clicks: readonly Click[]): boolean {
  const length = burst.seconds * 1000;
  const at = click.at.getTime();
  return clicks.some(({ at: from }) => {
    const start = from.getTime();
    if (at < start || at > start + length) return false;
    const within = clicks.filter(
      (other) => other.at.getTime() >= start && other.at.getTime() <= start + length,
    );
    return new Set(within.map(({ link }) => link)).size >= burst.links;
  });
}

/** A click may be told before the delivery: clocks of two services differ. */
const isTooSoon = ({ at }: Click, deliveredAt: Date): boolean =>
  at.getTime() - deliveredAt.getTime() < tooSoonSeconds * 1000;
