import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import * as z from 'zod';
import type { IssueContent } from '../../../emails/blocks/schema.ts';
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

/** Writes an issue, has a second person approve it, and schedules it. Returns its id. */
export async function publishIssue(
  colleagues: Colleagues,
  plan: IssuePlan,
  at: Date,
): Promise<string> {
  const wallTime = wallTimeOf(at, { smallestUnit: 'second' });
  const { issueId } = await draftIssue(colleagues.editor, plan, wallTime);
  await approveAndSchedule(colleagues, issueId, { allowedMoveDays: 1, wallTime });
  return issueId;
}

/** Has a second person approve a draft, and schedules it for its own time when no other is given. */
export async function approveAndSchedule(
  { editor, approver }: Colleagues,
  issueId: string,
  { allowedMoveDays, wallTime }: { allowedMoveDays: number; wallTime?: string },
): Promise<void> {
  const path = `/staff/newsletters/issues/${issueId}`;
  const { revision } = await editor.get(path, issueAnswer);
  const submitted = await editor.post(`${path}/submit`, { revision }, issueAnswer);
  const approved = await approver.post(
    `${path}/approve`,
    { revision: submitted.revision, allowedMoveDays },
    issueAnswer,
  );
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
