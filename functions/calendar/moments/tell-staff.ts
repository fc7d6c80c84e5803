import type { MomentDeps } from './moment-deps.ts';
import type { Ground } from './take-step.ts';

export async function tellStaff(_: Ground, __: MomentDeps): Promise<void> {}
