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

/**
 * What the links of each group may tell, so that no click leads to a few people: municipality and language of a group that is large;
 * the language alone where small groups of it are large together; else the version alone, which is as much as the issue.
 * The group of a municipality that few get counts with the whole issue.
 */
export function toldOfGroups<Group extends ReaderGroup>(
  groups: readonly Group[],
): ReadonlyMap<Group, Told> {
  const rest = groups.filter(({ readers }) => readers <= smallGroup);
  const byLanguage = Map.groupBy(rest, ({ language, version }) => `${language} ${version}`);
  return new Map(
    groups.map((group) => {
      const { nis, language, version, readers } = group;
      if (readers > smallGroup) return [group, { nis, language, version }];
      const alike = byLanguage.get(`${language} ${version}`) ?? [];
      const together = alike.reduce((sum, other) => sum + other.readers, 0);
      return [group, together > smallGroup ? { language, version } : { version }];
    }),
  );
}
