import fc from 'fast-check';
import { expect, it } from 'vitest';
import { acceptOffer } from '../../../../functions/calendar/registration/accept-offer.ts';
import { confirmRegistration } from '../../../../functions/calendar/registration/confirm.ts';
import { leave } from '../../../../functions/calendar/registration/end-place.ts';
import { createRegistrants } from '../../../../functions/calendar/registration/registrants.ts';
import { AppError } from '../../../../shared/errors.ts';
import { memoryTable } from '../../../builders/memory-table.ts';
import { contradictions, isStuck, situationOf } from './invariant.ts';
import { aRule, type RegistrationWorld, registrationWorld } from './registration-world.ts';

const who = fc.integer({ min: 0, max: 7 });

/** Anything that a person, staff or the clock may do next. */
const step = fc.oneof(
  fc.record({ do: fc.constant('ask' as const), who, places: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constantFrom('confirm', 'leave', 'accept', 'erase'), who }),
  fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ do: fc.constant('capacity' as const), capacity: fc.integer({ min: 1, max: 6 }) }),
  fc.record({
    do: fc.constant('status' as const),
    status: fc.constantFrom('confirmed', 'confirmed', 'postponed', 'cancelled'),
  }),
  fc.record({ do: fc.constant('sweep' as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const addressOf = (index: number) => `p${index}@x.example`;

async function take(world: RegistrationWorld, next: Step): Promise<void> {
  const { deps } = world;
  if (next.do === 'wait') return world.now.advance(next.hours * 3600);
  if (next.do === 'sweep') return world.sweep();
  if (next.do === 'capacity') {
    await world.change({ registration: aRule({ capacity: next.capacity, remindHours: [] }) });
    return world.follow();
  }
  if (next.do === 'status') {
    await world.change({ said: { status: next.status } });
    return world.follow();
  }
  const address = addressOf(next.who);
  if (next.do === 'ask') return void (await world.ask(address, { places: next.places }));
  if (next.do === 'erase') {
    return createRegistrants(deps.table, deps.keys, { now: deps.now }).erase(address);
  }
  const known = await deps.registrations.findByAddress(world.ref, address);
  if (!known) return;
  if (next.do === 'confirm') await confirmRegistration(known, deps);
  if (next.do === 'leave') await leave(known, deps);
  if (next.do === 'accept') await acceptOffer(known, deps);
}

/** What a page would say in words. */
async function attempt(world: RegistrationWorld, next: Step): Promise<void> {
  try {
    await take(world, next);
  } catch (error) {
    const isExpected = error instanceof AppError && /^(registration|token)\./.test(error.code);
    const isClosed = error instanceof Error && error.message === 'nobody can register';
    if (!isExpected && !isClosed) throw error;
  }
}

it('keeps counts, line and addresses right whatever happens in whatever order, and gives no place twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 30 }), async (steps) => {
      const rule = { capacity: 3, offerHours: 12, remindHours: [] };
      const world = await registrationWorld(rule, { table: memoryTable() });
      let held = 0;
      for (const next of steps) {
        await attempt(world, next);
        const situation = await situationOf(world);
        expect(contradictions(situation)).toEqual([]);
        const { taken = 0, offered = 0, capacity = 3 } = situation.seats ?? {};
        // Fewer seats throw nobody out; nothing is given beyond them either.
        expect(taken + offered).toBeLessThanOrEqual(Math.max(capacity, held));
        held = taken + offered;
      }
      await attempt(world, { do: 'status', status: 'confirmed' });
      await world.sweep();
      expect(await isStuck(world, await situationOf(world))).toBe(false);
    }),
    { numRuns: 150 },
  );
});
