import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Principal } from '../../../shared/http/principal.ts';
import { auditWrite } from '../../staff/index.ts';
import type { RunDeps } from '../syncing/sync-deps.ts';
import type { Source, SourceInput } from './source.ts';

type Deps = Pick<RunDeps, 'sources' | 'now' | 'newId'>;

/** A source in the version that somebody has looked at. */
export interface SeenSource {
  readonly id: string;
  readonly version: number;
}

/** A new source, to be read within a minute where it has a schedule. */
export async function createSource(
  input: SourceInput,
  principal: Principal,
  deps: Deps,
): Promise<Source> {
  const at = deps.now().toISOString();
  const source: Source = {
    ...input,
    id: deps.newId('src'),
    state: 'active',
    ...(input.everyMinutes !== undefined && { nextAt: at }),
    createdAt: at,
    createdBy: principal.accountId,
    version: 0,
    revision: 0,
  };
  await deps.sources.create(source, [lineOf(source, 'created', [], principal, deps)]);
  return source;
}

/**
 * What the source said of changes is forgotten: the next run reads everything, since it may come to other events now.
 * @throws {AppError} source.not_found, source.changed; source.state for another kind of source
 */
export async function editSource(
  seen: SeenSource,
  step: (before: Source) => Source,
  principal: Principal,
  deps: Deps,
): Promise<Source> {
  for (let attempt = 1; ; attempt += 1) {
    const before = await readSeen(seen, deps);
    const after = edited(before, step(before), deps);
    const line = lineOf(after, 'changed', changedFields(before, after), principal, deps, before);
    try {
      return await deps.sources.replace(before, after, [line]);
    } catch (error) {
      // A run has written to it: it is still the version that was seen.
      if (!(error instanceof ConditionFailed)) throw error;
      if (attempt === attempts) throw changed();
    }
  }
}

const attempts = 5;

function edited(before: Source, after: Source, { now }: Deps): Source {
  if (after.settings.kind !== before.settings.kind) {
    throw new AppError('source.state', 'A source stays of its kind. Make another one.');
  }
  return {
    ...after,
    nextAt: after.everyMinutes === undefined ? undefined : now().toISOString(),
    validators: undefined,
    highWater: undefined,
    version: before.version + 1,
  };
}

const staffFields = [
  'name',
  'nis',
  'alsoNis',
  'topics',
  'settings',
  'everyMinutes',
  'state',
] as const satisfies readonly (keyof Source)[];

const changedFields = (before: Source, after: Source): string[] =>
  staffFields.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));

/** Its events stay as they are. @throws {AppError} source.not_found, source.changed; source.state while it is read */
export async function removeSource(
  seen: SeenSource,
  principal: Principal,
  deps: Deps,
): Promise<void> {
  const source = await readSeen(seen, deps);
  if (source.currentRun) throw busy();
  try {
    await deps.sources.remove(source, [lineOf(source, 'removed', [], principal, deps)]);
  } catch (error) {
    if (error instanceof ConditionFailed) throw changed();
    throw error;
  }
}

async function readSeen(
  { id, version }: SeenSource,
  { sources }: Pick<Deps, 'sources'>,
): Promise<Source> {
  const source = await sources.read(id);
  if (source.version !== version) throw changed();
  return source;
}

const changed = (): AppError =>
  new AppError('source.changed', 'The source was changed meanwhile. Read it again.');

export const busy = (): AppError =>
  new AppError('source.state', 'This source is being read. Wait until that is done.');

/** A line of the audit log; administrators of all municipalities before and after may read it. */
export function lineOf(
  source: Source,
  done: string,
  fields: readonly string[],
  principal: Principal,
  deps: Pick<Deps, 'now' | 'newId'>,
  before: Source = source,
) {
  const municipalities = [source, before].flatMap(({ nis, alsoNis }) => [nis, ...alsoNis]);
  const action = `calendar-source.${done}`;
  return auditWrite({ principal, action, subject: source.id, municipalities, fields }, deps);
}
