import type { TrackingValues } from '../../../emails/links/tracked-address.ts';
import type { Clock } from '../../../shared/clock.ts';
import type { Told } from '../../engagement/index.ts';
import { type Addressee, isActive, type Recipients } from '../../subscribers/index.ts';
import type { Issue } from '../issue.ts';
import type { Variant } from '../issue-variants.ts';
import { variantToSend } from '../versions/variant-of-version.ts';
import type { BulkCall, Entry } from './bulk-request.ts';
import { type Chunk, callIndexes } from './chunk.ts';
import type { MakeLinks } from './personal-links.ts';
import type { StateLetter } from './recipient-state.ts';
import { type SendableIssue, sendableFrom, sendableItems } from './sendable-issue.ts';
import type { MakeTracking } from './tracking.ts';

export interface PrepareDeps {
  readonly recipients: Pick<Recipients, 'readPresent'>;
  readonly findVariant: (issue: SendableIssue, variantId: string) => Promise<Variant | undefined>;
  readonly makeLinks: MakeLinks;
  readonly makeTracking: MakeTracking;
  /** What the links of a variant may tell of its readers. */
  readonly toldOf: (issue: SendableIssue, variantId: string) => Promise<Told>;
  readonly now: Clock;
}

export interface PreparedCall extends BulkCall {
  /** Recipients of the call who were seen to get no mail any more, by their place in the chunk. */
  readonly dropped: ReadonlyMap<number, StateLetter>;
}

/**
 * Reads, as of now, the state of the recipients of the claimed call and whether the issue may be sent. Only who was seen absent or
 * inactive drops out, and whose vote is closed if staff have chosen so. Undefined when the issue is not sent any more, or calls for a
 * vote that is closed: the sweep holds it then.
 * @throws {Error} when the issue has no such variant, which approval rules out.
 */
export async function prepareCall(
  chunk: Chunk,
  deps: PrepareDeps,
): Promise<PreparedCall | undefined> {
  const indexes = callIndexes(chunk);
  const present = await deps.recipients.readPresent(
    indexes.map((index) => chunk.recipients[index] ?? ''),
    sendableItems(chunk.issueId),
  );
  const issue = sendableFrom(chunk.issueId, present.items);
  if (!issue) return undefined;
  const variantId = variantToSend(chunk.variantId, issue);
  // Not let go yet: nobody has chosen between versions.
  if (!variantId) return undefined;
  const variant = await deps.findVariant(issue, variantId);
  if (!variant) throw new Error(`issue ${chunk.issueId} has no variant ${variantId}`);
  if (isClosed(variant, deps.now())) {
    if (issue.rest !== 'while_open') return undefined;
    const dropped = new Map(indexes.map((index) => [index, 'l'] as const));
    return { chunk, issue, variant, entries: [], dropped };
  }
  // The version always: it is as much as the issue.
  const told = { ...(await deps.toldOf(issue, variantId)), version: variant.version };
  const ofGroup = await deps.makeTracking.ofGroup(issue, told);
  const byId = new Map(present.addressees.map((recipient) => [recipient.id, recipient]));
  const dropped = new Map<number, StateLetter>();
  const entries: Promise<Entry>[] = [];
  for (const index of indexes) {
    const recipient = byId.get(chunk.recipients[index] ?? '');
    const reason = dropReason(recipient, issue.audience);
    if (reason) dropped.set(index, reason);
    else if (recipient) {
      const entry = { index, recipient, told, ofGroup };
      entries.push(entryOf(entry, { issue, variant }, deps));
    }
  }
  return { chunk, issue, variant, entries: await Promise.all(entries), dropped };
}

const isClosed = ({ vote }: Variant, at: Date): boolean =>
  vote !== undefined && new Date(vote.closesAt) <= at;

interface EntryOf {
  readonly index: number;
  readonly recipient: Addressee;
  readonly told: Told;
  /** Of all who have not agreed to be followed. */
  readonly ofGroup: TrackingValues;
}

async function entryOf(
  { index, recipient, told, ofGroup }: EntryOf,
  { issue, variant }: Pick<PreparedCall, 'issue' | 'variant'>,
  { makeLinks, makeTracking }: Pick<PrepareDeps, 'makeLinks' | 'makeTracking'>,
): Promise<Entry> {
  const links = await makeLinks(recipient.id, issue.audience, variant.language, issue.issueId);
  const tracking = recipient.tracking
    ? await makeTracking.ofReader(issue, told, recipient.id)
    : ofGroup;
  return { index, recipient, links, tracking };
}

function dropReason(
  recipient: Addressee | undefined,
  audience: Issue['audience'],
): StateLetter | undefined {
  if (!recipient) return 'a';
  if (recipient.addressState === 'bounced') return 'b';
  if (recipient.addressState === 'complained') return 'c';
  return isActive(recipient, audience) ? undefined : 'e';
}
