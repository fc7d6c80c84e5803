import * as z from 'zod';
import { scheduledTask } from '../../shared/schedule/scheduled-task.ts';

export const handler = scheduledTask(z.unknown(), async () => {});
