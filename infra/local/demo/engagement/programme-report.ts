import { writeFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import * as z from 'zod';
import type { StaffClient } from '../staff-client.ts';

const path = '/staff/engagement/programme-reports';

const jobAnswer = z.object({ id: z.string(), state: z.enum(['queued', 'done', 'failed']) });
const doneAnswer = jobAnswer.extend({ urls: z.object({ pdf: z.string() }).optional() });

/** Asks for the report of these days, as staff do. It is made meanwhile. */
export const askForReport = async (
  editor: StaffClient,
  days: { readonly from: string; readonly to: string },
): Promise<void> => {
  await editor.post(path, days, jobAnswer);
};

/** Half-seconds that the start waits for a report that is being made. */
const patience = 60;

/** Downloads the newest report to a file; false when there is none, or none in time. */
export async function fetchReport(staff: StaffClient, file: string): Promise<boolean> {
  const { reports } = await staff.get(path, z.object({ reports: z.array(jobAnswer) }));
  const [newest] = reports;
  if (!newest) return false;
  for (let look = 0; look < patience; look += 1) {
    const { state, urls } = await staff.get(`${path}/${newest.id}`, doneAnswer);
    if (state === 'failed') return false;
    if (urls) {
      const answer = await fetch(urls.pdf);
      if (!answer.ok) throw new Error(`the report answered ${answer.status}`);
      await writeFile(file, new Uint8Array(await answer.arrayBuffer()));
      return true;
    }
    await setTimeout(500);
  }
  return false;
}
