import { describe, expect, it } from 'vitest';
import { acceptOffer } from '../../../../functions/calendar/registration/accept-offer.ts';
import { confirmRegistration } from '../../../../functions/calendar/registration/confirm.ts';
import { leave } from '../../../../functions/calendar/registration/end-place.ts';
import { followRegistrations } from '../../../../functions/calendar/registration/follow-event.ts';
import type { RegistrationDeps } from '../../../../functions/calendar/registration/registration-deps.ts';
import { sweepRegistrations } from '../../../../functions/calendar/registration/sweep-registrations.ts';
import type { SweepDeps } from '../../../../functions/calendar/sweeping/sweep-deps.ts';
import { once } from '../../../builders/calendar-event.ts';
import { contradictions, isStuck, situationOf } from './invariant.ts';
import { type RegistrationWorld, registrationWorld } from './registration-world.ts';

class Died extends Error {}

/** Deps whose `number`th effect is the last: it dies before it, or right after. */
function dying(deps: RegistrationDeps, number: number, when: 'before' | 'after'): RegistrationDeps {
  let effects = 0;
  const effect =
    <Arguments extends unknown[], Result>(work: (...given: Arguments) => Promise<Result>) =>
    async (...given: Arguments): Promise<Result> => {
      effects += 1;
      if (effects > number || (effects === number && when === 'before')) throw new Died();
      const result = await work(...given);
      if (effects === number) throw new Died();
      return result;
    };
  const { table, mail } = deps;
  return {
    ...deps,
    table: { ...table, transact: effect(table.transact), update: effect(table.update) },
    mail: { send: effect(mail.send), sendOnce: effect(mail.sendOnce) },
  };
}

/** What somebody does, after what has happened before. */
interface Story {
  readonly name: string;
  before(world: RegistrationWorld): Promise<void>;
  act(world: RegistrationWorld, deps: RegistrationDeps): Promise<unknown>;
  /** What there must be once the sweep has passed, and whoever pressed a button has pressed it again. */
  after(world: RegistrationWorld): Promise<void>;
}

const [an, bo] = ['an@x.example', 'bo@x.example'];

const stories: Story[] = [
  {
    name: 'confirms',
    before: async (world) => void (await world.ask(an)),
    act: async (world, deps) => confirmRegistration(await world.find(an), deps),
    async after(world) {
      expect((await world.find(an)).state).toBe('confirmed');
      expect(world.mailsTo(an)).toEqual(['confirm', 'confirmed']);
    },
  },
  {
    name: 'joins the line',
    async before(world) {
      await world.join(bo);
      await world.ask(an);
    },
    act: async (world, deps) => confirmRegistration(await world.find(an), deps),
    async after(world) {
      expect((await world.find(an)).state).toBe('waiting');
      expect(world.mailsTo(an)).toEqual(['confirm', 'waiting']);
    },
  },
  {
    name: 'leaves, and somebody waits',
    async before(world) {
      await world.join(an);
      await world.join(bo);
    },
    act: async (world, deps) => leave(await world.find(an), deps),
    async after(world) {
      expect((await world.find(bo)).state).toBe('offered');
      expect(world.mailsTo(an)).toEqual(['confirm', 'confirmed', 'left']);
      expect(world.mailsTo(bo)).toEqual(['confirm', 'waiting', 'offer']);
    },
  },
  {
    name: 'says yes to an offer',
    async before(world) {
      await world.join(bo);
      await world.join(an);
      await leave(await world.find(bo), world.deps);
    },
    act: async (world, deps) => acceptOffer(await world.find(an), deps),
    async after(world) {
      expect((await world.find(an)).state).toBe('confirmed');
      expect(world.mailsTo(an)).toEqual(['confirm', 'waiting', 'offer', 'confirmed']);
    },
  },
  {
    name: 'lets an offer run out',
    async before(world) {
      for (const name of ['cy', 'an', 'bo']) await world.join(`${name}@x.example`);
      await leave(await world.find('cy@x.example'), world.deps);
      world.now.advance(25 * 3600);
    },
    act: async (_, deps) => sweepRegistrations(deps as unknown as SweepDeps, () => 60_000),
    async after(world) {
      expect((await world.find(an)).state).toBe('lapsed');
      expect((await world.find(bo)).state).toBe('offered');
      expect(world.mailsTo(an)).toEqual(['confirm', 'waiting', 'offer', 'offer-expired']);
      expect(world.mailsTo(bo)).toEqual(['confirm', 'waiting', 'offer']);
    },
  },
  {
    name: 'hears that the evening has moved',
    async before(world) {
      await world.join(an);
      await world.join(bo);
      await world.change({ said: { timing: once('2026-12-11T19:30', '2026-12-11T22:00') } });
    },
    act: async (world, deps) =>
      followRegistrations(await world.event(), deps as unknown as SweepDeps),
    async after(world) {
      expect(world.mailsTo(an)).toEqual(['confirm', 'confirmed', 'moved']);
      expect(world.mailsTo(bo)).toEqual(['confirm', 'waiting', 'moved']);
    },
  },
];

/** More than any of them has. */
const mostEffects = 12;

describe.each(stories)('whoever $name', ({ before, act, after }) => {
  it.each(['before', 'after'] as const)(
    'loses and doubles nothing when it dies %s an effect',
    async (when) => {
      for (let number = 1; number <= mostEffects; number += 1) {
        const world = await registrationWorld({ capacity: 1, remindHours: [] });
        await before(world);
        let isDead = false;
        await act(world, dying(world.deps, number, when)).catch((error: unknown) => {
          isDead = true;
          const causes = error instanceof AggregateError ? error.errors : [error];
          if (!causes.every((cause) => cause instanceof Died)) throw error;
        });
        expect(contradictions(await situationOf(world))).toEqual([]);
        world.now.advance(60);
        await world.sweep();
        await act(world, world.deps);
        await world.sweep();
        await world.sweep();
        const situation = await situationOf(world);
        expect(contradictions(situation)).toEqual([]);
        expect(await isStuck(world, situation)).toBe(false);
        await after(world);
        if (!isDead) return;
      }
      throw new Error('there are more effects than were tried');
    },
  );
});
