import type { Clock } from '../../../shared/clock.ts';
import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { AppError } from '../../../shared/errors.ts';
import { type Principal, programmeWide } from '../../../shared/http/principal.ts';
import type { NewId } from '../../../shared/ids.ts';
import { auditWrite } from '../../staff/index.ts';
import type { Phase, PhaseEdit, PhaseInput } from './phase.ts';
import type { PhaseRepository } from './phase-repository.ts';

export interface PhaseDeps {
  readonly phases: PhaseRepository;
  readonly now: Clock;
  readonly newId: NewId;
}

/** @throws {AppError} phase.period */
export async function createPhase(
  input: PhaseInput,
  principal: Principal,
  deps: PhaseDeps,
): Promise<Phase> {
  requirePeriod(input);
  const phase: Phase = {
    ...input,
    id: deps.newId('pha'),
    createdAt: deps.now().toISOString(),
    createdBy: principal.accountId,
    version: 0,
  };
  await deps.phases.create(phase, [lineOf(phase, 'created', [], principal, deps)]);
  return phase;
}

/** Its links stay as they are. @throws {AppError} phase.not_found, phase.changed, phase.period */
export async function editPhase(
  id: string,
  { version, ...wanted }: PhaseEdit,
  principal: Principal,
  deps: PhaseDeps,
): Promise<Phase> {
  const before = await deps.phases.read(id);
  if (before.version !== version) throw changed();
  const { name = before.name, from = before.from, to = before.to } = wanted;
  const after: Phase = { ...before, name, from, to, version: version + 1 };
  requirePeriod(after);
  const line = lineOf(after, 'changed', Object.keys(wanted), principal, deps);
  try {
    await deps.phases.replace(before, after, [line]);
  } catch (error) {
    if (error instanceof ConditionFailed) throw changed();
    throw error;
  }
  return after;
}

/** Whether links of the municipality may be made for the phase. */
export const isPhaseOf = ({ scope }: Pick<Phase, 'scope'>, nis: string): boolean =>
  scope === programmeWide || scope === nis;

function requirePeriod({ from, to }: Pick<Phase, 'from' | 'to'>): void {
  if (from > to) throw new AppError('phase.period', 'A phase does not end before it begins.');
}

const changed = (): AppError =>
  new AppError('phase.changed', 'The phase was changed meanwhile. Read it again.');

const lineOf = (
  { id, scope }: Phase,
  done: 'created' | 'changed',
  fields: readonly string[],
  principal: Principal,
  deps: PhaseDeps,
) =>
  auditWrite(
    { principal, action: `phase.${done}`, subject: id, municipalities: [scope], fields },
    deps,
  );
