import { secondsAfter } from '../../../shared/clock.ts';
import type { Table } from '../../../shared/data/table.ts';
import { defaultLanguage } from '../../../shared/i18n/language.ts';
import { placeByNis } from '../../../shared/programme/programme.ts';
import type { MailQueue } from '../../mail/index.ts';
import { staffAddresses } from '../../staff/index.ts';
import type { Issue } from '../issue.ts';

export interface TellDeps {
  readonly table: Table;
  readonly mail: Pick<MailQueue, 'sendOnce'>;
}

/** Sweeps that ask for the same mails: one that dies tells nobody. Seconds. */
const toldWithin = 600;

/**
 * Mails everybody who has written on an issue, and who approved it, that it stands still because the rest would be too late. Asked for
 * again, under the same ids, a mail is sent once.
 */
export async function tellHeld(issue: Issue, now: Date, { table, mail }: TellDeps): Promise<void> {
  const { issueId, title, editors, approval, pause } = issue;
  if (!pause?.late || secondsAfter(new Date(pause.at), toldWithin) < now) return;
  const { why, from, until, municipalities } = pause.late;
  const held = {
    kind: 'issue-held',
    language: defaultLanguage,
    nis: municipalities[0] ?? '',
    issue: title,
    why,
    where: municipalities.map((nis) => placeByNis(nis).municipality.name).join(', '),
    from,
    until,
  } as const;
  const people = new Set([...editors, ...(approval ? [approval.by] : [])]);
  const addresses = await staffAddresses(table, [...people]);
  await mail.sendOnce(
    [...addresses].map(([accountId, address]) => ({
      id: `${issueId}-${Date.parse(pause.at)}-${accountId}`,
      request: { to: { address }, mail: held },
    })),
  );
}
