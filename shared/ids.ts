import { monotonicFactory } from 'ulid';

/** What ids name. The prefix makes an id in a log or a URL say what it is. */
const idPrefixes = [
  'sub',
  'iss',
  'imp',
  'exp',
  'run',
  'chk',
  'img',
  'aud',
  'acc',
  'evt',
  'src',
  'reg',
  'mom',
  'req',
  'mer',
  'con',
  'can',
  'nom',
  'box',
  'qua',
  'rep',
  'whk',
  'pha',
  'sht',
] as const;

export type IdPrefix = (typeof idPrefixes)[number];

/**
 * Makes a new id: prefix, underscore, 26 lower-case Crockford base-32 characters that sort by creation time; those of one
 * process in just the order they were made in, also within a millisecond and when the clock is set back. An id can be
 * guessed from the one before it: what must not be guessed is random by itself.
 */
export type NewId = (prefix: IdPrefix) => string;

const ulid = monotonicFactory();

export const newId: NewId = (prefix) => `${prefix}_${ulid().toLowerCase()}`;

/** Matches ids of one kind, for schemas of paths and messages. */
export const idPattern = (prefix: IdPrefix): RegExp =>
  new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{26}$`);
