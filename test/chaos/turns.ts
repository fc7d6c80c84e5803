/** What ends an invocation as if its process had died. Product code never sees another error of this kind. */
export class Crash extends Error {
  constructor() {
    super('the process died');
    this.name = 'Crash';
  }
}

/** One run of a function; dead as soon as it has crashed, whatever its code still tries. */
export interface Invocation {
  readonly name: string;
  /** Epoch milliseconds after which the function is stopped. */
  readonly stoppedAt: number;
  /** Has its turns seldom, so that it acts on what it has read long ago. */
  readonly isSlow: boolean;
  isDead: boolean;
}

interface Turn {
  readonly invocation: Invocation;
  readonly notBefore: number;
  readonly go: () => void;
  readonly die: () => void;
}

export interface TurnsOptions {
  readonly random: () => number;
  readonly now: () => number;
  /** Chance that the process dies at one side of an effect. */
  readonly crashShare: () => number;
  /** Called at each death, for the count. */
  readonly crashed: () => void;
}

/**
 * Decides which of the invocations under way has its next effect, and whether its process dies before or after it.
 * Nothing else decides the order of effects, so that a seed names a run.
 */
export function createTurns({ random, now, crashShare, crashed }: TurnsOptions) {
  const waiting: Turn[] = [];

  function kill(invocation: Invocation): never {
    invocation.isDead = true;
    crashed();
    throw new Crash();
  }

  async function wait(invocation: Invocation, notBefore: number): Promise<void> {
    if (invocation.isDead) throw new Crash();
    await new Promise<void>((go, reject) => {
      waiting.push({ invocation, notBefore, go, die: () => reject(new Crash()) });
    });
    if (invocation.isDead) throw new Crash();
    if (now() > invocation.stoppedAt) kill(invocation);
  }

  return {
    /** Runs one effect when its turn comes; the process may die before it or after it. */
    async effect<Result>(invocation: Invocation, run: () => Promise<Result>): Promise<Result> {
      await wait(invocation, 0);
      if (random() < crashShare()) kill(invocation);
      const result = await run();
      if (random() < crashShare()) kill(invocation);
      return result;
    },

    /** Lets time pass for one invocation. */
    sleep: (invocation: Invocation, milliseconds: number): Promise<void> =>
      wait(invocation, now() + milliseconds),

    /** Invocations that could go on now. */
    get ready(): number {
      return waiting.filter(({ notBefore }) => notBefore <= now()).length;
    },

    /** When the next sleeper wakes; undefined when nobody sleeps. */
    get wakesAt(): number | undefined {
      const times = waiting.map(({ notBefore }) => notBefore).filter((time) => time > now());
      return times.length > 0 ? Math.min(...times) : undefined;
    },

    /** Lets one of those who wait have their effect, chosen by chance. */
    async step(): Promise<void> {
      const ready = waiting.filter(({ notBefore }) => notBefore <= now());
      const quick = ready.filter(({ invocation }) => !invocation.isSlow);
      const among = quick.length > 0 && random() < 0.98 ? quick : ready;
      const chosen = among[Math.floor(random() * among.length)];
      if (!chosen) return;
      waiting.splice(waiting.indexOf(chosen), 1);
      if (chosen.invocation.isDead) chosen.die();
      else chosen.go();
      await everyoneWaits();
    },
  };
}

export type Turns = ReturnType<typeof createTurns>;

/** The code between two effects is all microtasks: they are over when the event loop turns. */
export const everyoneWaits = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
