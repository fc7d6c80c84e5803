/** Why a row of a list of events is left out; what staff are told. */
const messages = {
  'title.missing': 'This row has no title.',
  'date.missing': 'This row has no date.',
  'date.invalid': 'The date of this row is not understood. Write it as 28/11/2026 or 2026-11-28.',
  'time.invalid': 'The time of this row is not understood. Write it as 9u30 or 09:30.',
  'time.missing': 'This row says when it ends and not when it begins.',
  'end.before_start': 'This row ends before it begins.',
  'rule.invalid': 'The recurrence of this row is no RRULE.',
  'row.double': 'This row is of the same event as one above.',
  'row.too_many_fields': 'This row has more cells than there are columns.',
  'row.unclosed_quote': 'In this row a quote opens and does not close.',
  'row.too_large': 'This row is too long.',
} as const;

export type RowRefusal = keyof typeof messages;

export const refusalMessage = (refusal: RowRefusal): string => messages[refusal];
