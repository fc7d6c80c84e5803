import type { Language } from '../../../shared/i18n/language.ts';
import type { Ticket } from './ticket.ts';

/** What the tickets of a group of readers say of where and how they read. */
export type Told = Pick<Ticket, 'nis' | 'language' | 'version'>;

/** Readers of an issue who are not followed and get the same mail. */
export interface ReaderGroup {
  readonly nis: string;
  readonly language: Language;
  readonly version?: string | undefined;
  readonly readers: number;
}

/** Whoever can be told apart from others is one of more than this many. */
export const smallGroup = 20;

/** Groups whose tickets are the same. */
interface Crowd<Group> {
  readonly told: Pick<Told, 'nis' | 'language'>;
  readonly groups: readonly Group[];
}

/**
 * What the links of each group may tell, so that no click leads to a few people: municipality and language of a group that is large;
 * the language alone where small groups of it are large together; else what all that are left have in common. Where these are few, what
 * is not said of them would give them away: one large group is told less, and hides them. The version is told always, which is as much
 * as the issue.
 */
export function toldOfGroups<Group extends ReaderGroup>(
  groups: readonly Group[],
): ReadonlyMap<Group, Told> {
  const versions = [...Map.groupBy(groups, ({ version }) => version)];
  return new Map(
    versions.flatMap(([version, alike]) =>
      crowdsOf(alike).flatMap(({ told, groups: members }) =>
        members.map((group): [Group, Told] => [group, { ...told, version }]),
      ),
    ),
  );
}

function crowdsOf<Group extends ReaderGroup>(groups: readonly Group[]): readonly Crowd<Group>[] {
  const large = groups.filter((group) => isLarge([group])).map((group) => crowdOf([group]));
  const small = groups.filter((group) => !isLarge([group]));
  const byLanguage = [...Map.groupBy(small, ({ language }) => language).values()];
  const crowds = [...large, ...byLanguage.filter(isLarge).map(crowdOf)];
  const left = byLanguage.filter((alike) => !isLarge(alike)).flat();
  if (left.length === 0) return crowds;
  if (isLarge(left)) return [...crowds, crowdOf(left)];
  const [closest, ...others] = crowds
    .map(({ groups }) => ({ groups, joined: crowdOf([...groups, ...left]) }))
    .sort((one, other) => lossOf(one) - lossOf(other));
  if (!closest) return [{ told: {}, groups: left }];
  return [closest.joined, ...others.map((other) => crowdOf(other.groups))];
}

const readersOf = (groups: readonly ReaderGroup[]): number =>
  groups.reduce((sum, { readers }) => sum + readers, 0);

const isLarge = (groups: readonly ReaderGroup[]): boolean => readersOf(groups) > smallGroup;

/** Groups and what they have in common. */
const crowdOf = <Group extends ReaderGroup>(groups: readonly Group[]): Crowd<Group> => ({
  told: {
    nis: onlyOf(groups.map(({ nis }) => nis)),
    language: onlyOf(groups.map(({ language }) => language)),
  },
  groups,
});

function onlyOf<Value>(values: readonly Value[]): Value | undefined {
  const [value, ...others] = new Set(values);
  return others.length === 0 ? value : undefined;
}

/** What it costs the figures that groups are joined by a few: most where the municipality gets lost, then by their readers. */
function lossOf<Group extends ReaderGroup>({
  groups,
  joined: { told },
}: {
  readonly groups: readonly Group[];
  readonly joined: Crowd<Group>;
}): number {
  const lost = told.nis !== undefined ? 0 : told.language !== undefined ? 1 : 2;
  return lost * 1e9 + readersOf(groups);
}
