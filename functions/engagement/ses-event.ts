import * as z from 'zod';

const addressesSchema = z
  .array(z.object({ emailAddress: z.string().transform(bareAddress) }))
  .transform((recipients) => recipients.map(({ emailAddress }) => emailAddress));

const mailSchema = z.object({
  messageId: z.string(),
  /** Every tag comes as a list. */
  tags: z.record(z.string(), z.array(z.string())).default({}),
});

const withDetail = <Type extends string, Detail extends z.ZodRawShape>(
  eventType: Type,
  detail: Detail,
) => z.object({ eventType: z.literal(eventType), mail: mailSchema, ...detail });

/**
 * What SES says of a mail, as its configuration set publishes it to EventBridge (the `detail` of the event).
 * Source: "Contents of event data that Amazon SES publishes", SES developer guide.
 */
const detailSchema = z.discriminatedUnion('eventType', [
  withDetail('Send', {}),
  withDetail('Delivery', {}),
  withDetail('DeliveryDelay', {}),
  withDetail('Bounce', {
    bounce: z.object({
      bounceType: z.enum(['Permanent', 'Transient', 'Undetermined']),
      bouncedRecipients: addressesSchema,
    }),
  }),
  withDetail('Complaint', {
    complaint: z.object({
      complainedRecipients: addressesSchema,
      /** `not-spam`: the recipient took a mail out of the spam folder. */
      complaintFeedbackType: z.string().nullish(),
    }),
  }),
  withDetail('Reject', { reject: z.object({ reason: z.string() }) }),
  withDetail('Rendering Failure', {
    failure: z.object({ templateName: z.string(), errorMessage: z.string() }),
  }),
  withDetail('Open', {}),
  withDetail('Click', {}),
  withDetail('Subscription', {}),
]);

export const sesEventSchema = z.object({
  source: z.literal('aws.ses'),
  /** When it happened, as EventBridge says of every event. */
  time: z.iso.datetime().optional().catch(undefined),
  detail: detailSchema,
});

export type SesEvent = z.output<typeof detailSchema>;

/** `Name <An@Example.be>` → `an@example.be`: mail servers report addresses as they like. */
function bareAddress(text: string): string {
  const [, inBrackets] = /<([^<>]*)>\s*$/.exec(text) ?? [];
  return (inBrackets ?? text).trim().toLowerCase();
}
