import { type EngagementKind, kindOfLetters, lettersOf } from '../events/engagement-kind.ts';

/**
 * A share of what is counted in a scope: `nis=13036`, `language=nl`, … Kept by the day. `gone=residents`: of bounces those
 * that are final, of the mails of that audience: addresses that are written to no more. `material` and `phase`: of scans. `source`: of
 * registrations, what led to them.
 * `followed=yes`: of mails those to readers who had agreed to be followed.
 */
export type Part = `${
  | 'nis'
  | 'language'
  | 'audience'
  | 'version'
  | 'reason'
  | 'gone'
  | 'material'
  | 'source'
  | 'phase'
  | 'followed'}=${string}`;

/** One number of a counter item, which is of one day. */
export interface CounterName {
  readonly kind: EngagementKind;
  /** Whole hours since the local day began; absent where only the day is kept. */
  readonly hour?: number | undefined;
  /** Of those, what machines did. */
  readonly isMachine: boolean;
  /** Absent: the whole. */
  readonly part?: string | undefined;
}

/**
 * `cl13`: clicks of the hour 13; `cl13m`: by machines among them; `cl@nis=13036`: of Retie, on the whole day; `vc`: votes of
 * the day. Short, since names are paid for.
 */
export const attributeOf = ({ kind, hour, isMachine, part }: CounterName): string =>
  `${lettersOf(kind)}${hour ?? ''}${isMachine ? 'm' : ''}${part === undefined ? '' : `@${part}`}`;

/** `cl_prefetch`: what one rule found in the day. */
export const ruleAttribute = (kind: EngagementKind, rule: string): string =>
  `${lettersOf(kind)}_${rule}`;

/** Undefined for what is no number of this form. */
export function counterNameOf(attribute: string): CounterName | undefined {
  const [, letters = '', hour, machine, part] =
    /^([a-z]{2})(\d{1,2})?(m)?(?:@(.+))?$/.exec(attribute) ?? [];
  const kind = kindOfLetters(letters);
  if (!kind) return undefined;
  return {
    kind,
    hour: hour === undefined ? undefined : Number(hour),
    isMachine: machine !== undefined,
    part,
  };
}

export function ruleOf(attribute: string): { kind: EngagementKind; rule: string } | undefined {
  const [, letters = '', rule = ''] = /^([a-z]{2})_([a-z0-9-]+)$/.exec(attribute) ?? [];
  const kind = kindOfLetters(letters);
  return kind && { kind, rule };
}
