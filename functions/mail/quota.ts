import { SESv2Client } from '@aws-sdk/client-sesv2';
import * as z from 'zod';
import { systemClock } from '../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { countMetric } from '../../shared/observability/metrics.ts';
import { scheduledTask } from '../../shared/schedule/scheduled-task.ts';
import { readQuota } from './read-quota.ts';

const { TABLE_NAME } = readEnv('TABLE_NAME');

const deps = {
  ses: new SESv2Client({}),
  table: createTable(createDocumentClient(), TABLE_NAME),
  now: systemClock,
  count: countMetric,
};

export const handler = scheduledTask(z.unknown(), () => readQuota(deps));
