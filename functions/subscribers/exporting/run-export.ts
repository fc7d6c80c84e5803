import type { Clock } from '../../../shared/clock.ts';
import { byteOrderMark } from '../../../shared/csv/write-csv.ts';
import type { Files } from '../../../shared/files/files.ts';
import type { ExportRepository } from '../repository/exports.ts';
import type { MemberRepository } from '../repository/members.ts';
import type { SubscriberRepository } from '../repository/subscribers.ts';
import { type ExportJob, exportFileKey } from './export-job.ts';
import { exportHeader, exportLine } from './export-lines.ts';

export interface ExportDeps {
  readonly exports: ExportRepository;
  readonly members: MemberRepository;
  readonly subscribers: SubscriberRepository;
  readonly files: Files;
  readonly now: Clock;
}

/** Writes the file of an export, page by page. Run again, it writes the same file again. */
export async function runExport(exportId: string, deps: ExportDeps): Promise<void> {
  const job = await deps.exports.get(exportId);
  if (job?.state !== 'queued') return;
  let rows = 0;
  const lines = peopleOf(job, deps);
  async function* counted(): AsyncGenerator<string> {
    yield byteOrderMark + exportHeader(job?.selection.language ?? 'nl');
    for await (const line of lines) {
      rows += 1;
      yield line;
    }
  }
  await deps.files.write(exportFileKey(exportId), counted());
  await deps.exports.finish({ ...job, state: 'done', rows, finishedAt: deps.now().toISOString() });
}

async function* peopleOf(
  { selection }: ExportJob,
  { members, subscribers }: ExportDeps,
): AsyncGenerator<string> {
  let cursor: string | undefined;
  do {
    const page = await members.list(selection, { cursor, limit: 200 });
    const people = await subscribers.getMany(page.members.map(({ id }) => id));
    for (const { id } of page.members) {
      const subscriber = people.get(id);
      if (subscriber) yield exportLine(subscriber, selection.municipality);
    }
    cursor = page.cursor;
  } while (cursor);
}
