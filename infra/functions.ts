/**
 * Every Lambda function, as `<context>/<file>`; its entry is `functions/<context>/<file>.ts`.
 * The build, the stacks, the benches and the local cloud take the list from here.
 */
export const functionNames = [
  'subscribers/public',
  'subscribers/staff',
  'subscribers/import',
  'subscribers/export',
  'subscribers/sweep',
  'newsletters/public',
  'newsletters/staff',
  'newsletters/compose',
  'newsletters/templates',
  'newsletters/launch',
  'newsletters/plan',
  'newsletters/send',
  'newsletters/sweep',
  'merchants/public',
  'merchants/staff',
  'merchants/import',
  'merchants/photos',
  'voting/public',
  'voting/staff',
  'voting/count',
  'voting/sweep',
  'voting/posters',
  'calendar/public',
  'calendar/staff',
  'calendar/sync',
  'calendar/sweep',
  'mail/transactional',
  'mail/quota',
  'engagement/mail-events',
  'engagement/count',
  'engagement/follow',
  'engagement/public',
  'engagement/staff',
  'engagement/reports',
  'staff/staff',
  'staff/public',
] as const;

export type FunctionName = (typeof functionNames)[number];
