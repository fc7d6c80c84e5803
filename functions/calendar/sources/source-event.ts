import * as z from 'zod';
import type { EventFacts } from '../events/event.ts';
import type { Topic } from '../topic.ts';
import type { SettingsOf, SourceSettings } from './source-settings.ts';

/** What a source says of one event. Dates of dated parts come with the key `''`: whoever keeps the event gives them theirs. */
export interface SourceEvent {
  /** What the source calls it; the same whatever else of it changes. */
  readonly uid: string;
  readonly facts: EventFacts;
  /** When the source says that it changed: UTC, ISO 8601. */
  readonly modifiedAt?: string;
  /** Of the municipality in which it takes place, where its postcode says another than the source's. */
  readonly nis?: string;
  /** RFC 5545 SEQUENCE, as the source counts. */
  readonly sequence?: number;
}

/** Something in a source that cannot be used; the rest of it can. The message is for staff. */
export interface SourceProblem {
  /** Absent where not even that is known. */
  readonly uid?: string;
  readonly code: string;
  readonly message: string;
  /** Of a file, the first being 1. */
  readonly line?: number;
}

export type SourceItem =
  | { readonly event: SourceEvent }
  /** Uid of what the source says it has deleted. */
  | { readonly gone: string }
  | { readonly problem: SourceProblem };

/** Where the next step of a run begins; means something to the reader of its kind of source alone. */
export const sourcePositionSchema = z.record(z.string(), z.union([z.string(), z.int()]));
export type SourcePosition = Readonly<z.output<typeof sourcePositionSchema>>;

/** What a reader must know of a source. */
export interface ReadableSource<Kind extends SourceSettings['kind'] = SourceSettings['kind']> {
  /** NIS code of the municipality whose events it lists. */
  readonly nis: string;
  /** Of events that bring none of their own. */
  readonly topics: readonly Topic[];
  readonly settings: SettingsOf<Kind>;
}

/** By which a source tells whether anything changed since (RFC 9110, section 8.8). */
export const validatorsSchema = z.object({
  etag: z.string().max(1000).optional(),
  lastModified: z.string().max(100).optional(),
});
export type Validators = Readonly<z.output<typeof validatorsSchema>>;

/** The run that a step belongs to, and what the last one that came to its end left. */
export interface SourceRun {
  readonly runId: string;
  readonly startedAt: Date;
  /** Left out for a run that must read everything, whatever changed. */
  readonly validators?: Validators | undefined;
  /** Left out for a run that must read everything. */
  readonly highWater?: string | undefined;
}

/** One step of reading a source: bounded work, to be gone on with at `next`. A step may be read twice. */
export interface SourceStep {
  readonly items: readonly SourceItem[];
  /** Undefined at the end of the run. */
  readonly next?: SourcePosition;
  /** Whether what no step of the run named is gone from the source. Of what ended before `since` nothing is said. */
  readonly complete: boolean;
  /** Instant, ISO 8601; see `complete`. */
  readonly since?: string;
  /** The source says that nothing changed since the last run: nothing was read, and nothing is gone. */
  readonly unchanged?: boolean;
  /** Whether it may name once more what an earlier step of the run has named. */
  readonly mayRepeat?: boolean;
  /** For the next run; with the last step. */
  readonly validators?: Validators;
  /** For the next run; with the last step. */
  readonly highWater?: string;
}
