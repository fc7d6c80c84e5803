/** Why a row is refused, as programs read it; `messages` says it in words. */
export const refusalReasons = [
  'row.unclosed_quote',
  'row.too_large',
  'row.too_many_fields',
  'address.empty',
  'address.no_at',
  'address.several',
  'address.comma_for_dot',
  'address.non_ascii_local',
  'address.too_long',
  'address.malformed',
  'address.personal',
  'municipality.missing',
  'municipality.unknown',
  'municipality.contradictory',
  'municipality.not_in_import',
  'audience.missing',
  'audience.unknown',
  'consent.missing',
  'consent.unclear',
  'subscriber.left',
  'address.bounced',
  'address.complained',
  'address.suppressed',
] as const;

export type RefusalReason = (typeof refusalReasons)[number];

export interface Refusal {
  readonly reason: RefusalReason;
  /** What was probably meant, where that is clear enough to propose. */
  readonly suggestion?: string | undefined;
}
