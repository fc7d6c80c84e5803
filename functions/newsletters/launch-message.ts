import * as z from 'zod';
import { issueIdSchema } from './issue-ids.ts';

/** What the schedule of an issue hands to `newsletters/launch`. */
export const launchMessageSchema = z.object({ issueId: issueIdSchema, revision: z.int() });
export type LaunchMessage = z.output<typeof launchMessageSchema>;

/** The one name that the schedule of an issue can have, so that there is never a second one. */
export const launchName = (issueId: string): string => `launch-${issueId}`;
