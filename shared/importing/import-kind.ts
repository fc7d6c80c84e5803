import type { Clock } from '../clock.ts';
import type { Files } from '../files/files.ts';
import type { Language } from '../i18n/language.ts';
import type { Log } from '../observability/logger.ts';
import type { AnyPolicy, FileProblem, ImportJob, ImportPaths, Survey } from './import-job.ts';
import type { ImportRepository } from './import-repository.ts';
import type { Refusal } from './refusal.ts';

export type SurveyedJob<
  Policy extends AnyPolicy,
  Own extends string,
  Note extends string,
> = ImportJob<Policy, Own, Note> & { readonly survey: Survey };

export type AppliedRow<Own extends string> =
  | { readonly line: number; readonly outcome: 'accepted' | 'merged' }
  | { readonly line: number; readonly outcome: 'refused'; readonly reason: Own };

/** What a row says, and what was changed or left out in it, for staff to know how often that happened. */
export interface Noted<Note extends string> {
  readonly notes: readonly Note[];
}

/** What sets one kind of list apart: how its rows are read, judged and applied. */
export interface ImportKind<
  Policy extends AnyPolicy,
  Row extends Noted<Note>,
  Own extends string,
  Note extends string,
> {
  readonly paths: ImportPaths;
  /** Whether a record is the header of such a list, and what is said of a file that has none. */
  readonly isHeader: (fields: readonly string[]) => boolean;
  readonly withoutHeader: FileProblem;
  /** Judges what is written in a row only, not what is known of what it names. */
  readonly readRow: (
    fields: readonly string[],
    job: SurveyedJob<Policy, Own, Note>,
  ) => Row | Refusal<Own>;
  /** Applies rows, in any order; each may be applied again with the same result. */
  readonly applyRows: (
    rows: readonly { readonly line: number; readonly row: Row }[],
    job: SurveyedJob<Policy, Own, Note>,
  ) => Promise<readonly AppliedRow<Own>[]>;
  /** Why a row is refused, in words, where it is for a reason of this kind of list. */
  readonly sentence: (reason: Own, language: Language) => string;
}

/** What the worker of imports works with. */
export interface ImportDeps<
  Policy extends AnyPolicy,
  Row extends Noted<Note>,
  Own extends string,
  Note extends string,
> {
  readonly kind: ImportKind<Policy, Row, Own, Note>;
  readonly imports: ImportRepository<NoInfer<Policy>, NoInfer<Own>, NoInfer<Note>>;
  readonly files: Files;
  /** Has the import continued by another run of the worker. */
  readonly requeue: (importId: string) => Promise<void>;
  readonly now: Clock;
  readonly log: Log;
}
