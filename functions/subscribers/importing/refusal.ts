/** Why a row of a list of people is refused, besides what may be wrong with any list; `messages` says it in words. */
export const refusalReasons = [
  'address.empty',
  'address.no_at',
  'address.several',
  'address.comma_for_dot',
  'address.non_ascii_local',
  'address.too_long',
  'address.malformed',
  'address.personal',
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
