import * as z from 'zod';
import { type Clock, daysAfter, epochSeconds } from '../../../shared/clock.ts';
import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import type { Table } from '../../../shared/data/table.ts';
import { type PhotoRefusal, photoRefusalSchema } from './photo-refusal.ts';

export const photoJobSchema = z.object({
  /** Of the latest upload: what is made of an earlier one is of no interest any more. */
  uploadId: z.string(),
  state: z.enum(['waiting', 'done', 'refused']),
  reason: photoRefusalSchema.optional(),
  at: z.iso.datetime(),
});

/** How far the latest upload of a merchant is. */
export type PhotoJob = z.output<typeof photoJobSchema>;

export type PhotoJobs = ReturnType<typeof createPhotoJobs>;

const jobKey = (merchantId: string) => ({ pk: `MERCHANT#${merchantId}`, sk: 'PHOTO' });

/** Days for which a merchant is told what became of an upload. */
const toldDays = 30;

export function createPhotoJobs(table: Table, { now }: { now: Clock }) {
  return {
    async read(merchantId: string): Promise<PhotoJob | undefined> {
      const item = await table.get(jobKey(merchantId), { consistent: true });
      return item && photoJobSchema.parse(item);
    },

    begin: (merchantId: string, uploadId: string): Promise<void> =>
      table.put({
        ...jobKey(merchantId),
        uploadId,
        state: 'waiting',
        at: now().toISOString(),
        expiresAt: epochSeconds(daysAfter(now(), toldDays)),
      }),

    /** The same twice. Nothing when another upload has begun since. */
    async end(merchantId: string, uploadId: string, reason?: PhotoRefusal): Promise<void> {
      const update = {
        expression: `SET #state = :state${reason ? ', reason = :reason' : ''}`,
        condition: 'uploadId = :uploadId',
        names: { '#state': 'state' },
        values: {
          ':state': reason ? 'refused' : 'done',
          ':uploadId': uploadId,
          ...(reason && { ':reason': reason }),
        },
      };
      await table.update(jobKey(merchantId), update).catch(unlessOther);
    },

    forget: (merchantId: string): Promise<void> => table.remove(jobKey(merchantId)),
  };
}

function unlessOther(error: unknown): void {
  if (!(error instanceof ConditionFailed)) throw error;
}
