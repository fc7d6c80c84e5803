import type { BulkEmailEntryResult, SendBulkEmailCommandInput } from '@aws-sdk/client-sesv2';
import * as z from 'zod';
import type { SendBulk } from '../sending/send-bulk.ts';
import type { CreateTemplate } from '../templates/make-template.ts';

/** A mail that was taken, as far as what becomes of it depends on it. */
export interface PlayedMail {
  readonly address: string;
  /** As SES's events name it. */
  readonly tags: Readonly<Record<string, readonly string[]>>;
  /** Addresses of its counted links, in their order. */
  readonly links: readonly string[];
  /** Of the picture that tells of an opening; absent in most mails. */
  readonly openUrl: string | undefined;
  readonly unsubscribeUrl: string;
  readonly preferencesUrl: string;
}

const valuesSchema = z.object({
  ticket: z.string(),
  openPicture: z.string(),
  unsubscribeUrl: z.string(),
  preferencesUrl: z.string(),
});

const ticketField = '{{ticket}}';
const linkPattern = /href="([^"]*\/r\/[^"]*\{\{ticket\}\})"/g;

export type PlayedSes = ReturnType<typeof createPlayedSes>;

/** Takes templates and mails as SES does, and sends nothing. */
export function createPlayedSes() {
  const linksOfTemplate = new Map<string, readonly string[]>();
  const taken: PlayedMail[] = [];

  const createTemplate: CreateTemplate = async (name, { html }) => {
    const links = [...html.matchAll(linkPattern)].map(([, address = '']) => address);
    linksOfTemplate.set(name, [...new Set(links)]);
    return 'created';
  };

  const sendBulk: SendBulk = async (request) => {
    const mails = mailsOf(request, linksOfTemplate);
    taken.push(...mails);
    return mails.map(
      (_, index): BulkEmailEntryResult => ({
        Status: 'SUCCESS',
        MessageId: String(index),
      }),
    );
  };

  return {
    createTemplate,
    sendBulk,
    /** What was taken since it was last asked for. */
    takeMails: (): PlayedMail[] => taken.splice(0),
  };
}

function mailsOf(
  { DefaultContent, BulkEmailEntries = [] }: SendBulkEmailCommandInput,
  linksOfTemplate: ReadonlyMap<string, readonly string[]>,
): PlayedMail[] {
  const tracked = linksOfTemplate.get(DefaultContent?.Template?.TemplateName ?? '') ?? [];
  return BulkEmailEntries.map(({ Destination, ReplacementTags = [], ReplacementEmailContent }) => {
    const data = ReplacementEmailContent?.ReplacementTemplate?.ReplacementTemplateData ?? '';
    const { ticket, openPicture, ...personal } = valuesSchema.parse(JSON.parse(data));
    return {
      address: Destination?.ToAddresses?.[0] ?? '',
      tags: Object.fromEntries(ReplacementTags.map(({ Name = '', Value = '' }) => [Name, [Value]])),
      links: tracked.map((link) => link.replace(ticketField, ticket)),
      openUrl: /src="([^"]+)"/.exec(openPicture)?.[1],
      ...personal,
    };
  });
}
