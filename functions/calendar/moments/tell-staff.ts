import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { defaultLanguage } from '../../../shared/i18n/language.ts';
import { localized } from '../../../shared/i18n/localized.ts';
import type { MailRequest } from '../../mail/index.ts';
import { staffAddresses } from '../../staff/index.ts';
import { factsOf } from '../events/facts-of.ts';
import type { MomentReason } from './moment.ts';
import type { MomentDeps } from './moment-deps.ts';
import { momentWrites } from './moment-item.ts';
import type { Ground } from './take-step.ts';

type MailOf<Request> = Request extends { readonly mail: infer Mail } ? Mail : never;
type Why = Extract<MailOf<MailRequest>, { readonly kind: 'moment-attention' }>['why'];

/** What has no mail is what staff did themselves. */
const whyOf = {
  cancelled: 'cancelled',
  postponed: 'postponed',
  gone: 'gone',
  hidden: 'hidden',
  past: 'past',
  late: 'late',
  missed: 'missed',
  back: 'back',
  'approval-voided': 'voided',
  correction: 'correction',
  'correction-edited': 'edited',
  left: undefined,
} as const satisfies Record<MomentReason, Why | undefined>;

/**
 * Mails everybody who has written on a newsletter that something is to be decided about it, once for each reason. Mails have the
 * same id however often they are queued; that staff were told is noted after.
 */
export async function tellStaff({ moment, event, issue, now }: Ground, deps: MomentDeps) {
  const why = moment.reason && whyOf[moment.reason];
  if (!moment.isUntold || !why) return;
  const title = event && localized(factsOf(event).title, defaultLanguage)?.text;
  const mail = {
    kind: 'moment-attention',
    language: defaultLanguage,
    nis: moment.nis,
    issue: issue.title,
    event: title ?? issue.title,
    why,
  } as const;
  const addresses = await staffAddresses(deps.table, issue.editors);
  const mails = [...addresses].map(([accountId, address]) => ({
    id: `${moment.id}-${moment.version}-${accountId}`,
    request: { to: { address }, mail },
  }));
  await deps.mail.sendOnce(mails);
  const told = { ...moment, isUntold: false, version: moment.version + 1 };
  try {
    await deps.table.transact(momentWrites(moment, told, now));
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
  }
}
