import type { BulkEmailEntry, MessageTag, SendBulkEmailCommandInput } from '@aws-sdk/client-sesv2';
import { timeLeftInWords } from '../../../emails/blocks/time-left.ts';
import type { TrackingValues } from '../../../emails/links/tracked-address.ts';
import { recipientValues } from '../../../emails/merge/recipient-values.ts';
import { placeByNis, senderAddress } from '../../../shared/programme/programme.ts';
import type { Addressee } from '../../subscribers/index.ts';
import type { Variant } from '../issue-variants.ts';
import type { ChunkRef } from './chunk.ts';
import type { PersonalLinks } from './personal-links.ts';
import type { SendableIssue } from './sendable-issue.ts';
import { mailbox } from './sender-name.ts';

/** One recipient of a call, by their place in the chunk. */
export interface Entry {
  readonly index: number;
  readonly recipient: Addressee;
  readonly links: PersonalLinks;
  readonly tracking: TrackingValues;
}

export interface BulkCall {
  readonly chunk: ChunkRef;
  readonly issue: SendableIssue;
  readonly variant: Variant;
  readonly entries: readonly Entry[];
}

export interface SenderSettings {
  /** Domain of the senders; a region sends as `<region id>@<domain>`. */
  readonly mailDomain: string;
  readonly configurationSet: string;
}

/**
 * The request of one `SendBulkEmail` call, up to 50 entries of one variant. What is the same for all stands once:
 * SES adds the template's headers to those of an entry. Tags stand in every entry, since SES does not say whether
 * an entry's tags replace those of the call.
 * @param now when the call is made: what the mails say of time left counts from here.
 */
export function bulkRequest(
  call: BulkCall,
  settings: SenderSettings,
  now: Date,
): SendBulkEmailCommandInput {
  const { issue, variant } = call;
  const { municipality, region } = placeByNis(variant.nis);
  return {
    FromEmailAddress: mailbox(region.senderName, senderAddress(region, settings.mailDomain)),
    ReplyToAddresses: [municipality.replyTo],
    ConfigurationSetName: settings.configurationSet,
    DefaultContent: {
      Template: {
        TemplateName: variant.templateName,
        TemplateData: '{}',
        Headers: [
          { Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' },
          { Name: 'List-Id', Value: listId(issue, municipality.slug, settings.mailDomain) },
          // RFC 3834: no out-of-office replies to a newsletter.
          { Name: 'Auto-Submitted', Value: 'auto-generated' },
        ],
      },
    },
    BulkEmailEntries: entriesOf(call, now),
  };
}

/** RFC 2919. One for each audience and municipality: what the one-click POST of the mail ends. */
const listId = ({ audience }: SendableIssue, slug: string, mailDomain: string): string =>
  `<${audience}.${slug}.${mailDomain}>`;

function entriesOf({ chunk, issue, variant, entries }: BulkCall, now: Date): BulkEmailEntry[] {
  const { vote, language, version } = variant;
  const timeLeft = vote && timeLeftInWords(vote.closesAt, now, language);
  const tags: readonly MessageTag[] = [
    { Name: 'kind', Value: 'bulk' },
    { Name: 'issue', Value: chunk.issueId },
    { Name: 'chunk', Value: chunk.chunkId },
    // SES makes the Feedback-ID header of these; mailbox providers count complaints by it.
    { Name: 'ses:feedback-id-a', Value: issue.region },
    { Name: 'ses:feedback-id-b', Value: chunk.issueId },
  ];
  const parts = [variant.nis, issue.audience, language, ...(version ? [version] : [])];
  // Whom a mail is for, in one tag: events are counted by it. `f`: who agreed to be followed.
  const others = { Name: 'to', Value: parts.join('-') };
  const followed = { Name: 'to', Value: [...parts, 'f'].join('-') };
  return entries.map(({ index, recipient, links, tracking }) => ({
    Destination: { ToAddresses: [recipient.address] },
    ReplacementHeaders: [{ Name: 'List-Unsubscribe', Value: `<${links.unsubscribeUrl}>` }],
    ReplacementTags: [
      ...tags,
      recipient.tracking ? followed : others,
      { Name: 'index', Value: String(index) },
    ],
    ReplacementEmailContent: {
      ReplacementTemplate: {
        ReplacementTemplateData: JSON.stringify({
          ...recipientValues({ name: recipient.name, ...links, timeLeft }, variant.nameFallback),
          ...tracking,
        }),
      },
    },
  }));
}
