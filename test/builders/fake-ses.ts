import type { BulkEmailEntryResult, SendBulkEmailCommandInput } from '@aws-sdk/client-sesv2';
import type { ChunkEvent, ChunkEventKind } from '../../functions/newsletters/events/chunk-event.ts';
import { AwsRefusal } from '../../shared/aws/aws-refusal.ts';

/** A mail that SES took. */
export interface TakenMail {
  readonly address: string;
  readonly issueId: string;
  readonly chunkId: string;
  readonly index: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly values: Readonly<Record<string, string>>;
  readonly template: string;
}

/** What SES does with one call; `take` is what it does unless told otherwise. */
export type Behaviour = (
  request: SendBulkEmailCommandInput,
  take: () => BulkEmailEntryResult[],
) => BulkEmailEntryResult[] | Promise<BulkEmailEntryResult[]>;

/** SES as far as the engine sees it: takes mails, keeps them, and has events for those it took. */
export function fakeSes() {
  const mails: TakenMail[] = [];
  const calls: SendBulkEmailCommandInput[] = [];
  const events: ChunkEvent[] = [];
  const state: { behave: Behaviour; takesFor: ChunkEventKind } = {
    behave: (_, take) => take(),
    takesFor: 'sent',
  };

  function takeEntry(
    request: SendBulkEmailCommandInput,
    entry: NonNullable<SendBulkEmailCommandInput['BulkEmailEntries']>[number],
  ): BulkEmailEntryResult {
    const mail = mailOf(request, entry);
    mails.push(mail);
    const { issueId, chunkId, index } = mail;
    events.push({ issueId, chunkId, index, kind: state.takesFor });
    return { Status: 'SUCCESS', MessageId: `m${mails.length}` };
  }

  return {
    mails,
    calls,
    /** Published and not yet delivered. */
    events,
    set behave(behave: Behaviour) {
      state.behave = behave;
    },
    /** The event that every mail has from now on. */
    set eventKind(kind: ChunkEventKind) {
      state.takesFor = kind;
    },
    takeEntry,
    async sendBulk(request: SendBulkEmailCommandInput): Promise<BulkEmailEntryResult[]> {
      calls.push(request);
      const entries = request.BulkEmailEntries ?? [];
      return state.behave(request, () => entries.map((entry) => takeEntry(request, entry)));
    },
    /** Mails by address. */
    counts(): Map<string, number> {
      const counts = new Map<string, number>();
      for (const { address } of mails) counts.set(address, (counts.get(address) ?? 0) + 1);
      return counts;
    },
  };
}

export type FakeSes = ReturnType<typeof fakeSes>;

function mailOf(
  request: SendBulkEmailCommandInput,
  entry: NonNullable<SendBulkEmailCommandInput['BulkEmailEntries']>[number],
): TakenMail {
  const tag = (name: string) =>
    entry.ReplacementTags?.find(({ Name }) => Name === name)?.Value ?? '';
  const template = request.DefaultContent?.Template;
  const headers = [...(template?.Headers ?? []), ...(entry.ReplacementHeaders ?? [])];
  const replacement = entry.ReplacementEmailContent?.ReplacementTemplate;
  return {
    address: entry.Destination?.ToAddresses?.[0] ?? '',
    issueId: tag('issue'),
    chunkId: tag('chunk'),
    index: Number(tag('index')),
    headers: new Map(headers.map(({ Name, Value }) => [Name ?? '', Value ?? ''])),
    values: JSON.parse(replacement?.ReplacementTemplateData ?? '{}'),
    template: template?.TemplateName ?? '',
  };
}

/** What SES does not do, as its client throws it. */
export const sesError = (name: string, message = '', status = 400): Error =>
  new AwsRefusal(name, message, status);
