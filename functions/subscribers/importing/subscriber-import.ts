import { type Clock, secondsAfter } from '../../../shared/clock.ts';
import { createTranslator } from '../../../shared/i18n/translator.ts';
import type { NewId } from '../../../shared/ids.ts';
import type { ImportKind, SurveyedJob } from '../../../shared/importing/import-kind.ts';
import { type ApplyDeps, applyRows } from './apply-rows.ts';
import { findColumns } from './columns.ts';
import { subscriberImportPaths } from './import-job.ts';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import nl from './messages/nl.json' with { type: 'json' };
import { type ImportPolicy, invitationsPerHour } from './policy.ts';
import { type ImportedPerson, type RowNote, readRow } from './read-row.ts';
import type { RefusalReason } from './refusal.ts';

const messages = createTranslator({ nl, fr, en });

export interface SubscriberImportDeps extends ApplyDeps {
  readonly now: Clock;
  readonly newId: NewId;
}

/** Lists of people: who they are, and what becomes of them. */
export const subscriberImport = (
  deps: SubscriberImportDeps,
): ImportKind<ImportPolicy, ImportedPerson, RefusalReason, RowNote> => ({
  paths: subscriberImportPaths,
  isHeader: (fields) => findColumns(fields).address !== undefined,
  withoutHeader: 'no_address_column',
  readRow: (fields, { survey: { header }, policy }) =>
    readRow(fields, { columns: findColumns(header), width: header.length, policy }),
  applyRows: (rows, job) =>
    applyRows(
      rows.map(({ line, row }) => ({ line, person: row, context: contextOf(line, job, deps) })),
      deps,
    ),
  sentence: (reason, language) => messages(language)(reason),
});

function contextOf(
  line: number,
  { id, policy, startedAt }: SurveyedJob<ImportPolicy, RefusalReason, RowNote>,
  { now, newId }: SubscriberImportDeps,
) {
  const { people } = policy;
  const hours = Math.floor(line / invitationsPerHour);
  const isInvited = people.state === 'pending' && people.mailing;
  const start = startedAt === undefined ? now() : new Date(startedAt);
  const inviteAt = isInvited ? secondsAfter(start, hours * 3600) : undefined;
  return { importId: id, line, policy, inviteAt, now, newId };
}
