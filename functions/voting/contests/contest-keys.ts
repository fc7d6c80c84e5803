import type { Key } from '../../../shared/data/expressions.ts';
import type { Contest } from './contest.ts';

/** Partition of a contest and of all that belongs to it, but votes and the audit log. */
export const contestPartition = (contestId: string): string => `CONTEST#${contestId}`;

export const contestKey = (contestId: string): Key => ({
  pk: contestPartition(contestId),
  sk: 'CONTEST',
});

/** Makes a slug unique in its municipality. */
export const slugKey = (nis: string, slug: string): Key => ({
  pk: `CONTEST_SLUG#${nis}`,
  sk: slug,
});

/** A municipality's contest of a series. */
export const seriesPartition = (series: string): string => `CONTEST_SERIES#${series}`;
export const seriesKey = (series: string, nis: string): Key => ({
  pk: seriesPartition(series),
  sk: nis,
});

export const candidatePrefix = 'CANDIDATE#';

export const candidateKey = (contestId: string, candidateId: string): Key => ({
  pk: contestPartition(contestId),
  sk: `${candidatePrefix}${candidateId}`,
});

/** Makes a merchant stand at most once in a contest. */
export const standsKey = (contestId: string, merchantId: string): Key => ({
  pk: contestPartition(contestId),
  sk: `MERCHANT#${merchantId}`,
});

/** Candidates to whom the sweep has to write (gsi2), the first due first. */
export const duePartition = 'CANDIDATES_DUE';

export const nominationPrefix = 'NOMINATION#';

export const nominationKey = (contestId: string, nominationId: string): Key => ({
  pk: contestPartition(contestId),
  sk: `${nominationPrefix}${nominationId}`,
});

/** Makes a merchant nominate itself at most once in a contest. */
export const ownNominationKey = (contestId: string, merchantId: string): Key => ({
  pk: contestPartition(contestId),
  sk: `OWN_NOMINATION#${merchantId}`,
});

export const boxPrefix = 'BOX#';

/** A paper ballot box, with what two people have counted in it. */
export const boxKey = (contestId: string, boxId: string): Key => ({
  pk: contestPartition(contestId),
  sk: `${boxPrefix}${boxId}`,
});

export const cohortPrefix = 'COHORT#';

/** A cohort that the survey found, under an alias that says nothing of its code. */
export const cohortKey = (contestId: string, alias: string): Key => ({
  pk: contestPartition(contestId),
  sk: `${cohortPrefix}${alias}`,
});

export const rulePrefix = 'QUARANTINE#';

/** A rule of quarantine that somebody proposed. */
export const ruleKey = (contestId: string, ruleId: string): Key => ({
  pk: contestPartition(contestId),
  sk: `${rulePrefix}${ruleId}`,
});

/** When the count was asked for something, so that it is not asked again at once. */
export const askedKey = (contestId: string, what: string): Key => ({
  pk: contestPartition(contestId),
  sk: `ASKED#${what}`,
});

/** One line of the hash-chained audit log; keys sort as the sequence does. */
export const auditLogPartition = (contestId: string): string => `CONTEST_AUDIT#${contestId}`;
export const auditLineKey = (contestId: string, sequence: number): Key => ({
  pk: auditLogPartition(contestId),
  sk: String(sequence).padStart(8, '0'),
});

/** The contests of a municipality (gsi1), oldest first. */
export const municipalityPartition = (nis: string): string => `CONTESTS#${nis}`;

/** The contests in a state (gsi2) of which something may still be due. */
export const statePartition = (state: Contest['state']): string => `CONTESTS#${state}`;

/** The contests with which nothing happens any more (gsi2). */
export const finishedPartition = 'CONTESTS#finished';
