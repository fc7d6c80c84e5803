import { seededRandom } from './seeded-random.ts';

export type Chance = ReturnType<typeof createChance>;

/** What simulated people do by chance, the same for the same seed. */
export function createChance(seed: number) {
  const random = seededRandom(seed);
  const between = (least: number, most: number): number => least + random() * (most - least);
  return {
    /** From 0 to 1. */
    random,

    /** Whether something happens that happens so often. */
    happens: (share: number): boolean => random() < share,

    between,

    /** A number of things that happen so often on average, independently (Poisson, by Knuth). */
    howMany(average: number): number {
      const limit = Math.exp(-average);
      let count = 0;
      for (let product = random(); product > limit; product *= random()) count += 1;
      return count;
    },

    /** Minutes until somebody reads a mail: half within two hours, some after days. */
    readingDelay: (): number => 120 * Math.exp(1.6 * normal(random)),

    /** An hour of the day, with its minutes as a fraction: breakfast, lunch and above all the evening. */
    wakingHour(): number {
      const part = random();
      const middle = part < 0.25 ? 8.2 : part < 0.5 ? 12.7 : 20;
      const hour = middle + 1.3 * normal(random);
      return hour < 6 || hour >= 23.5 ? between(9, 22) : hour;
    },

    /** One of them, the first ones more often. */
    oneOf<Choice>(choices: readonly Choice[]): Choice {
      const index = Math.floor(choices.length * random() ** 1.7);
      const choice = choices[index];
      if (choice === undefined) throw new Error('nothing to choose from');
      return choice;
    },
  };
}

/** From the normal distribution (Box and Muller). */
const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
