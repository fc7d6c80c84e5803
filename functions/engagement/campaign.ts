import * as z from 'zod';
import { systemClock } from '../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { scheduledTask } from '../../shared/schedule/scheduled-task.ts';
import { noteCampaigns } from './campaign/note-campaigns.ts';

const { TABLE_NAME } = readEnv('TABLE_NAME');

const deps = { table: createTable(createDocumentClient(), TABLE_NAME), now: systemClock };

export const handler = scheduledTask(z.unknown(), () => noteCampaigns(deps));
