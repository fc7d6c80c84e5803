import * as z from 'zod';
import { languageSchema } from '../../../shared/i18n/language.ts';
import { chunkEventOf } from '../chunk-event.ts';
import type { SesEvent } from '../ses-event.ts';
import type { EngagementEvent } from './engagement-event.ts';
import type { EngagementKind } from './engagement-kind.ts';

/** The order gives each event of a chunk its number: append only. */
const kinds: readonly EngagementKind[] = [
  'sent',
  'delivered',
  'delayed',
  'bounced',
  'complained',
  'rejected',
  'unrendered',
];
/** Most recipients of a chunk. */
const recipientsOfChunk = 50;

/**
 * `13036-residents-nl`: whom the mail was for, as the engine tags it. Behind it the version of an issue that is sent in several, and
 * `f` for who agreed to be followed.
 */
const destinationPattern = /^(\d{5})-(residents|businesses)-([a-z]{2})(?:-([a-e]))?(?:-(f))?$/;
const destinationSchema = z
  .tuple([z.string().regex(destinationPattern)])
  .transform(([text]): unknown => {
    const [, nis, audience, language, version, followed] = destinationPattern.exec(text) ?? [];
    return { nis, audience, language, version, followed: followed && 'yes' };
  })
  .pipe(
    z.object({
      nis: z.string(),
      audience: z.enum(['residents', 'businesses']),
      language: languageSchema,
      version: z.string().optional(),
      followed: z.literal('yes').optional(),
    }),
  );

/**
 * The event of a newsletter's mail as it is counted; undefined for other mails and for opens and clicks that SES tells of.
 * Its chunk is its producer, its place and kind are its number: SES may tell it twice, late and in any order. So recipients are
 * counted: of one whose mail was delayed three times, once.
 */
export function countedMailEvent(event: SesEvent, at: string): EngagementEvent | undefined {
  const ofChunk = chunkEventOf(event);
  if (!ofChunk || isTakenOutOfSpam(event)) return undefined;
  const { issueId, chunkId, index, kind } = ofChunk;
  const destination = destinationSchema.safeParse(event.mail.tags.to);
  return {
    producer: `${issueId}.${chunkId}`,
    seq: kinds.indexOf(kind) * recipientsOfChunk + index,
    kind,
    at,
    about: { issue: issueId },
    // Mails that left before they were tagged so count in their issue alone.
    ...destination.data,
    ...(event.eventType === 'Bounce' && { reason: event.bounce.bounceType.toLowerCase() }),
  };
}

/** Reported as feedback like a complaint, and the opposite of one. */
const isTakenOutOfSpam = (event: SesEvent): boolean =>
  event.eventType === 'Complaint' && event.complaint.complaintFeedbackType === 'not-spam';
