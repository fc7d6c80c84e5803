import type { Table } from '../../../../shared/data/table.ts';
import { gatedTable } from '../../../chaos/gated.ts';
import { Crash, type Turns } from '../../../chaos/turns.ts';

/** A process that dies at its n-th effect, before it or after it; whatever its code tries then is in vain. */
export interface Life {
  effect<Result>(run: () => Promise<Result>): Promise<Result>;
  readonly effects: number;
}

export function lifeUntil(effect: number, side: 'before' | 'after'): Life {
  let effects = 0;
  let isDead = false;
  const die = (): never => {
    isDead = true;
    throw new Crash();
  };
  return {
    async effect(run) {
      if (isDead) return die();
      effects += 1;
      if (effects === effect && side === 'before') return die();
      const result = await run();
      return effects === effect ? die() : result;
    },
    get effects() {
      return effects;
    },
  };
}

/** Every request is an effect of its own. */
export function mortalTable(table: Table, life: Life): Table {
  const turns = {
    effect: (_: unknown, run: () => Promise<unknown>) => life.effect(run),
  } as unknown as Turns;
  return gatedTable(table, { name: 'count', stoppedAt: 0, isSlow: false, isDead: false }, turns);
}

/** Every call of a method is an effect. */
export const mortal = <Thing extends object>(thing: Thing, life: Life): Thing =>
  Object.fromEntries(
    Object.entries(thing).map(([name, member]) => [
      name,
      typeof member === 'function'
        ? (...input: unknown[]) => life.effect(() => member.apply(thing, input))
        : member,
    ]),
  ) as Thing;
