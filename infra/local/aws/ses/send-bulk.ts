import * as z from 'zod';
import { AwsError } from '../call.ts';
import { acceptRendered } from './accept-rendered.ts';
import { type AcceptedMail, type Header, newMessageId } from './accepted-mail.ts';
import { type CompiledTemplate, compileTemplate, templateData } from './render.ts';
import {
  checkHeaders,
  checkRecipients,
  checkSender,
  checkTags,
  v2Errors,
} from './sending-rules.ts';
import type { SesWorld } from './ses-world.ts';

const headers = z.array(z.object({ Name: z.string(), Value: z.string() })).default([]);
const tags = z.array(z.object({ Name: z.string(), Value: z.string() })).default([]);
const addresses = z.array(z.string()).default([]);
export const destinationSchema = z.object({
  ToAddresses: addresses,
  CcAddresses: addresses,
  BccAddresses: addresses,
});

const bulkSchema = z.object({
  FromEmailAddress: z.string(),
  ReplyToAddresses: addresses,
  ConfigurationSetName: z.string().optional(),
  DefaultEmailTags: tags,
  DefaultContent: z.object({
    Template: z.object({
      TemplateName: z.string().optional(),
      TemplateContent: z
        .object({ Subject: z.string(), Html: z.string().optional(), Text: z.string().optional() })
        .optional(),
      TemplateData: z.string().default('{}'),
      Headers: headers,
    }),
  }),
  BulkEmailEntries: z.array(
    z.object({
      Destination: destinationSchema,
      ReplacementTags: tags,
      ReplacementHeaders: headers,
      ReplacementEmailContent: z
        .object({
          ReplacementTemplate: z
            .object({ ReplacementTemplateData: z.string().default('{}') })
            .optional(),
        })
        .optional(),
    }),
  ),
});

type BulkInput = z.infer<typeof bulkSchema>;
type Entry = BulkInput['BulkEmailEntries'][number];
interface EntryResult {
  Status: string;
  Error?: string;
  MessageId?: string;
}

/** The most entries that one call takes. */
const mostEntries = 50;

/**
 * `SendBulkEmail`: what concerns the whole call refuses it whole, the rest is answered entry by entry.
 * @throws AwsError as SES names it.
 */
export function sendBulkEmail(
  world: SesWorld,
  given: unknown,
): { BulkEmailEntryResults: EntryResult[] } {
  const parsed = parseSending(bulkSchema, given);
  if (parsed.BulkEmailEntries.length === 0 || parsed.BulkEmailEntries.length > mostEntries) {
    throw new AwsError('BadRequestException', `A call takes 1 to ${mostEntries} entries.`);
  }
  const { FromEmailAddress: from, ConfigurationSetName: named } = parsed;
  const input = { ...parsed, ConfigurationSetName: checkSender(world, from, named, v2Errors) };
  const template = templateOf(world, input);
  for (const entry of input.BulkEmailEntries) checkEntry(world, input, entry);
  return {
    BulkEmailEntryResults: input.BulkEmailEntries.map((entry) =>
      sendEntry(world, input, entry, template),
    ),
  };
}

function templateOf(world: SesWorld, input: BulkInput): CompiledTemplate {
  const { TemplateName, TemplateContent } = input.DefaultContent.Template;
  if (TemplateName !== undefined) return world.templates.compiled(TemplateName);
  if (TemplateContent) return compileTemplate(TemplateContent);
  throw new AwsError('BadRequestException', 'No template is named.');
}

function checkEntry(world: SesWorld, input: BulkInput, entry: Entry): void {
  const { ToAddresses, CcAddresses, BccAddresses } = entry.Destination;
  const recipients = [...ToAddresses, ...CcAddresses, ...BccAddresses];
  if (recipients.length === 0)
    throw new AwsError('BadRequestException', 'An entry has no recipient.');
  checkRecipients(world, recipients, v2Errors);
  checkHeaders(headersOf(input, entry));
  checkTags(tagsOf(input, entry), v2Errors);
}

function sendEntry(
  world: SesWorld,
  input: BulkInput,
  entry: Entry,
  template: CompiledTemplate,
): EntryResult {
  if (world.faults.happens('failEntries')) {
    return { Status: 'TRANSIENT_FAILURE', Error: 'Transient failure.' };
  }
  const now = world.now();
  const allowed = world.allowance.take(now);
  if (allowed === 'throttled') {
    return { Status: 'ACCOUNT_THROTTLED', Error: 'Maximum sending rate exceeded.' };
  }
  if (allowed === 'over-quota') {
    return { Status: 'ACCOUNT_DAILY_QUOTA_EXCEEDED', Error: 'Daily message quota exceeded.' };
  }
  const mail = mailOf(input, entry, template, now);
  acceptRendered(world, mail, input.DefaultContent.Template.TemplateName ?? '');
  return { Status: 'SUCCESS', MessageId: mail.id };
}

function mailOf(
  input: BulkInput,
  entry: Entry,
  template: CompiledTemplate,
  at: number,
): Omit<AcceptedMail, 'subject'> {
  const defaults = input.DefaultContent.Template.TemplateData;
  const own = entry.ReplacementEmailContent?.ReplacementTemplate?.ReplacementTemplateData ?? '{}';
  return {
    id: newMessageId(at),
    operation: 'SendBulkEmail',
    from: input.FromEmailAddress,
    to: entry.Destination.ToAddresses,
    cc: entry.Destination.CcAddresses,
    bcc: entry.Destination.BccAddresses,
    replyTo: input.ReplyToAddresses,
    headers: headersOf(input, entry),
    tags: tagsOf(input, entry),
    configurationSet: input.ConfigurationSetName,
    at,
    content: () => template(templateData(defaults, own)),
  };
}

/** An entry's headers replace those of the same name and leave the others. */
function headersOf(input: BulkInput, entry: Entry): Header[] {
  const merged = new Map(
    [...input.DefaultContent.Template.Headers, ...entry.ReplacementHeaders].map((header) => [
      header.Name.toLowerCase(),
      { name: header.Name, value: header.Value },
    ]),
  );
  return [...merged.values()];
}

function tagsOf(input: BulkInput, entry: Entry): Record<string, string> {
  return Object.fromEntries(
    [...input.DefaultEmailTags, ...entry.ReplacementTags].map((tag) => [tag.Name, tag.Value]),
  );
}

/** @throws AwsError `BadRequestException` that names the field. */
export function parseSending<T>(schema: z.ZodType<T>, given: unknown): T {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AwsError('BadRequestException', `${issue?.path.join('.')}: ${issue?.message}`);
}
