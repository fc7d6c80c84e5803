/** Why a row of a list of merchants is refused, besides what may be wrong with any list. */
export const refusalReasons = [
  'name.missing',
  'name.unusable',
  'street.missing',
  'postcode.missing',
  'contact.malformed',
  'enterprise_number.invalid',
  'story.unusable',
  'merchant.rejected',
] as const;

export type RefusalReason = (typeof refusalReasons)[number];

/** What was made good or left out in a row that was imported. */
export const rowNotes = [
  'trade_guessed',
  'kind_guessed',
  'website_left_out',
  'hours_left_out',
  'promise_left_out',
  'language_guessed',
] as const;

export type RowNote = (typeof rowNotes)[number];
