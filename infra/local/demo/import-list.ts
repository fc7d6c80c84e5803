import { setTimeout } from 'node:timers/promises';
import * as z from 'zod';
import { municipalities } from '../../../shared/programme/programme.ts';
import type { StaffClient } from './staff-client.ts';

const path = '/staff/subscribers/imports';

const importAnswer = z.object({
  id: z.string(),
  state: z.enum(['created', 'running', 'done', 'failed']),
  problem: z.string().optional(),
  counts: z.object({
    accepted: z.int(),
    merged: z.int(),
    refusedBy: z.record(z.string(), z.int()),
  }),
});

const upload = z.object({ url: z.string(), headers: z.record(z.string(), z.string()) });

/** What became of the rows of a list; refused rows by reason. */
export interface Imported {
  readonly accepted: number;
  readonly merged: number;
  readonly refused: Readonly<Record<string, number>>;
}

/**
 * Imports a list of people who have agreed in writing, as staff do: announce, upload, start, wait.
 * @throws {Error} when the file as a whole is refused.
 */
export async function importList(
  editor: StaffClient,
  fileName: string,
  bytes: Buffer,
): Promise<Imported> {
  const announced = await editor.post(
    path,
    {
      fileName,
      size: bytes.byteLength,
      policy: {
        municipalities: municipalities.map(({ nis }) => nis),
        people: {
          state: 'active',
          basis: 'documented_consent',
          reference: 'Sign-up sheets of the autumn markets, archived at the town halls',
        },
        language: 'en',
      },
    },
    importAnswer.extend({ upload }),
  );
  const { url, headers } = announced.upload;
  const put = await fetch(url, { method: 'PUT', headers, body: new Uint8Array(bytes) });
  if (!put.ok) throw new Error(`the upload answered ${put.status}: ${await put.text()}`);
  let job = await editor.post(`${path}/${announced.id}/start`, undefined, importAnswer);
  while (job.state === 'running') {
    await setTimeout(250);
    job = await editor.get(`${path}/${announced.id}`, importAnswer);
  }
  if (job.state === 'failed') throw new Error(`${fileName} cannot be imported: ${job.problem}`);
  const { accepted, merged, refusedBy } = job.counts;
  return { accepted, merged, refused: refusedBy };
}
