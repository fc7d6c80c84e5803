import * as z from 'zod';
import { AwsError } from '../call.ts';
import { acceptRendered } from './accept-rendered.ts';
import { type AcceptedMail, newMessageId } from './accepted-mail.ts';
import { templateData } from './render.ts';
import { destinationSchema, parseSending } from './send-bulk.ts';
import { sendRaw } from './send-raw.ts';
import {
  checkHeaders,
  checkRecipients,
  checkSender,
  checkTags,
  takeOne,
  v2Errors,
} from './sending-rules.ts';
import type { SesWorld } from './ses-world.ts';

const part = z.object({ Data: z.string() });
const headers = z.array(z.object({ Name: z.string(), Value: z.string() })).default([]);

const emailSchema = z.object({
  FromEmailAddress: z.string().optional(),
  Destination: destinationSchema.default({ ToAddresses: [], CcAddresses: [], BccAddresses: [] }),
  ReplyToAddresses: z.array(z.string()).default([]),
  ConfigurationSetName: z.string().optional(),
  EmailTags: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
  Content: z.object({
    Raw: part.optional(),
    Simple: z
      .object({
        Subject: part,
        Body: z.object({ Html: part.optional(), Text: part.optional() }),
        Headers: headers,
      })
      .optional(),
    Template: z
      .object({
        TemplateName: z.string(),
        TemplateData: z.string().default('{}'),
        Headers: headers,
      })
      .optional(),
  }),
});

type EmailInput = z.infer<typeof emailSchema>;

/**
 * `SendEmail` of SES v2, with simple, raw or template content.
 * @throws AwsError as SES names it.
 */
export async function sendEmail(world: SesWorld, given: unknown): Promise<{ MessageId: string }> {
  const input = parseSending(emailSchema, given);
  const tags = Object.fromEntries(input.EmailTags.map((tag) => [tag.Name, tag.Value]));
  const { Destination, Content } = input;
  const recipients = [
    ...Destination.ToAddresses,
    ...Destination.CcAddresses,
    ...Destination.BccAddresses,
  ];
  if (Content.Raw) {
    const data = Buffer.from(Content.Raw.Data, 'base64');
    const raw = {
      operation: 'SendEmail',
      data,
      source: input.FromEmailAddress,
      destinations: recipients,
      configurationSet: input.ConfigurationSetName,
      tags,
    };
    return { MessageId: await sendRaw(world, raw, v2Errors) };
  }
  if (recipients.length === 0) throw new AwsError('BadRequestException', 'No recipient.');
  const { FromEmailAddress: from = '', ConfigurationSetName: named } = input;
  const configurationSet = checkSender(world, from, named, v2Errors);
  checkRecipients(world, recipients, v2Errors);
  checkTags(tags, v2Errors);
  const mail = composed(world, { ...input, ConfigurationSetName: configurationSet }, tags);
  checkHeaders(mail.headers);
  takeOne(world, v2Errors);
  acceptRendered(world, mail, Content.Template?.TemplateName ?? '');
  return { MessageId: mail.id };
}

function composed(
  world: SesWorld,
  input: EmailInput,
  tags: Record<string, string>,
): Omit<AcceptedMail, 'subject'> {
  const at = world.now();
  const { Simple, Template } = input.Content;
  return {
    id: newMessageId(at),
    operation: 'SendEmail',
    from: input.FromEmailAddress ?? '',
    to: input.Destination.ToAddresses,
    cc: input.Destination.CcAddresses,
    bcc: input.Destination.BccAddresses,
    replyTo: input.ReplyToAddresses,
    headers: (Simple?.Headers ?? Template?.Headers ?? []).map(({ Name, Value }) => ({
      name: Name,
      value: Value,
    })),
    tags,
    configurationSet: input.ConfigurationSetName,
    at,
    content: contentOf(world, input.Content),
  };
}

function contentOf(world: SesWorld, { Simple, Template }: EmailInput['Content']) {
  if (Simple) {
    const { Subject, Body } = Simple;
    const content = {
      subject: Subject.Data,
      html: Body.Html?.Data ?? '',
      text: Body.Text?.Data ?? '',
    };
    return () => content;
  }
  if (!Template) throw new AwsError('BadRequestException', 'The mail has no content.');
  const render = world.templates.compiled(Template.TemplateName);
  return () => render(templateData(Template.TemplateData, '{}'));
}
