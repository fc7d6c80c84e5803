import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import * as z from 'zod';
import type { IssueContent } from '../../../emails/blocks/schema.ts';
import { secondsAfter } from '../../../shared/clock.ts';
import { wallTimeOf } from '../../../shared/time/wall-time.ts';
import type { StaffClient } from './staff-client.ts';
import type { UploadedPicture } from './winter-issue.ts';

const issueAnswer = z.object({ issueId: z.string(), revision: z.int(), state: z.string() });

export interface IssuePlan {
  readonly title: string;
  readonly region: string;
  /** NIS codes. */
  readonly municipalities: readonly string[];
  readonly languages: readonly ('nl' | 'fr' | 'en')[];
  readonly content: IssueContent;
}

/** Uploads a JPEG, as a person does before using it in a block. `nis`: whose picture it is. */
export async function uploadPicture(
  editor: StaffClient,
  file: URL,
  nis: string,
): Promise<UploadedPicture> {
  const bytes = await readFile(file);
  const announcement = { type: 'image/jpeg', bytes: bytes.byteLength, municipality: nis };
  const { imageId, uploadUrl, headers } = await editor.post(
    '/staff/newsletters/images',
    announcement,
    z.object({
      imageId: z.string(),
      uploadUrl: z.string(),
      headers: z.record(z.string(), z.string()),
    }),
  );
  const put = await fetch(uploadUrl, { method: 'PUT', headers, body: bytes });
  if (!put.ok) throw new Error(`the upload answered ${put.status}: ${await put.text()}`);
  return editor.post(
    `/staff/newsletters/images/${imageId}/complete`,
    undefined,
    z.object({ url: z.string(), width: z.int(), height: z.int() }),
  );
}

/** Writes an issue for residents. `sendAt`: wall time in Europe/Brussels. */
export const draftIssue = (editor: StaffClient, plan: IssuePlan, sendAt?: string) =>
  editor.post('/staff/newsletters/issues', { ...plan, audience: 'residents', sendAt }, issueAnswer);

interface Colleagues {
  readonly editor: StaffClient;
  readonly approver: StaffClient;
}

/**
 * Writes an issue, has a second person approve it, and schedules it for so many seconds later, however long the writing took. Returns
 * its id.
 */
export async function publishIssue(
  colleagues: Colleagues,
  plan: IssuePlan,
  secondsAhead: number,
): Promise<string> {
  const { issueId } = await draftIssue(colleagues.editor, plan, wallTimeIn(3600));
  await approveAndSchedule(colleagues, issueId, { allowedMoveDays: 1, secondsAhead });
  return issueId;
}

/** Wall time in Europe/Brussels so many seconds from now. */
export const wallTimeIn = (seconds: number) =>
  wallTimeOf(secondsAfter(new Date(), seconds), { smallestUnit: 'second' });

/** Has a second person approve a draft, and schedules it: for so many seconds later, or for its own time. */
export async function approveAndSchedule(
  { editor, approver }: Colleagues,
  issueId: string,
  { allowedMoveDays, secondsAhead }: { allowedMoveDays: number; secondsAhead?: number },
): Promise<void> {
  const path = `/staff/newsletters/issues/${issueId}`;
  const { revision } = await editor.get(path, issueAnswer);
  const submitted = await editor.post(`${path}/submit`, { revision }, issueAnswer);
  const approved = await approver.post(
    `${path}/approve`,
    { revision: submitted.revision, allowedMoveDays },
    issueAnswer,
  );
  const wallTime = secondsAhead === undefined ? undefined : wallTimeIn(secondsAhead);
  await editor.post(`${path}/schedule`, { revision: approved.revision, wallTime }, issueAnswer);
}

const progressAnswer = z.object({ planned: z.int(), pending: z.int(), uncertain: z.int() });

/**
 * Waits until everyone planned is settled; the sweep calls the issue `sent` within a minute after.
 * @throws {Error} after `seconds`, or when the issue was paused.
 */
export async function waitUntilSettled(
  editor: StaffClient,
  issueId: string,
  seconds: number,
): Promise<void> {
  const path = `/staff/newsletters/issues/${issueId}`;
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const { state } = await editor.get(path, issueAnswer);
    if (state === 'paused') throw new Error(`${issueId} was paused`);
    const { planned, pending, uncertain } = await editor.get(`${path}/progress`, progressAnswer);
    const isUnderWay = state === 'sending' || state === 'sent';
    if (isUnderWay && planned > 0 && pending + uncertain === 0) return;
    if (Date.now() > deadline) {
      throw new Error(`${issueId} is ${state}, ${pending} pending, after ${seconds} s`);
    }
    await setTimeout(500);
  }
}
