import { ulid } from 'ulid';
import {
  type AudienceResources,
  createAudience,
} from '../../../../functions/engagement/rehearsal.ts';
import {
  createPress,
  type PressCast,
  type PressFiles,
} from '../../../../functions/newsletters/rehearsal.ts';
import { shardOf } from '../../../../functions/subscribers/index.ts';
import { createResidents } from '../../../../functions/subscribers/rehearsal.ts';
import type { NewId } from '../../../../shared/ids.ts';
import { type Agenda, createAgenda } from './agenda.ts';
import { type Chance, createChance } from './chance.ts';
import { type PlayedClock, playedClock } from './clock.ts';
import { lapsingTable } from './lapsing-table.ts';
import type { Resident } from './people.ts';

/** Where a half-year is lived: real tables, keys and files, of a local cloud or of a test. */
export interface Surroundings
  extends Pick<AudienceResources, 'table' | 'keys' | 'siteUrl' | 'log'> {
  readonly files: PressFiles;
  readonly staff: PressCast;
  /** The true time, by which it is known what would have lapsed since. */
  readonly present: Date;
}

/** How often each kind of thing was done, as the simulation meant it. */
export type Meant = Map<string, number>;

export type World = ReturnType<typeof createWorld>;

/** Everything that a simulated half-year is lived with. */
export function createWorld(surroundings: Surroundings, start: Date, seed: number) {
  const { keys, siteUrl, log, files, staff, present } = surroundings;
  const clock: PlayedClock = playedClock(start);
  const { now } = clock;
  const lapsing = lapsingTable(surroundings.table, present);
  const { table } = lapsing;
  const chance: Chance = createChance(seed);
  const agenda: Agenda = createAgenda();
  const newId: NewId = (prefix) =>
    `${prefix}_${ulid(now().getTime(), chance.random).toLowerCase()}`;
  const meant: Meant = new Map();
  const audience = createAudience({ table, keys, siteUrl, now, log });
  const { tracker } = audience;
  const residents = createResidents({ table, keys, siteUrl, tracker, now, newId: fewParts(newId) });
  const press = createPress({ table, keys, siteUrl, files, now, newId, log }, clock.moveTo);
  return {
    ...{ table, siteUrl, staff, clock, chance, agenda, meant, audience, residents, press },
    /** Who came with a list, by address: nobody has asked them yet whether clicks may be kept. */
    listed: new Map<string, Resident>(),
    forgetLapsed: lapsing.forget,
    mean(kind: string, count = 1): void {
      meant.set(kind, (meant.get(kind) ?? 0) + count);
    },
  };
}

/** Subscribers lie in parts by their id. So few of them fill no more than two, and nobody plans sixteen parts of a mailing. */
const fewParts =
  (newId: NewId): NewId =>
  (prefix) => {
    for (;;) {
      const id = newId(prefix);
      if (prefix !== 'sub' || shardOf(id) < 2) return id;
    }
  };
