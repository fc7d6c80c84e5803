import * as z from 'zod';
import { scheduledTask } from '../../shared/schedule/scheduled-task.ts';
import { depsFromEnv } from './contests/deps-from-env.ts';
import { sweep } from './contests/sweeping/sweep.ts';

const deps = depsFromEnv();

export const handler = scheduledTask(z.unknown(), (_, { remainingMs }) => sweep(deps, remainingMs));
