import { chunkEventOf } from '../chunk-event.ts';
import type { SesEvent } from '../ses-event.ts';
import type { Delivery } from './trail-repository.ts';

/** The mail of a reader who agreed to be followed was delivered; who that is stands in the chunk. */
interface PlaceInChunk {
  readonly issueId: string;
  readonly chunkId: string;
  readonly index: number;
  readonly at: string;
  readonly nis: string;
}

export interface DeliveriesDeps {
  /** Ids of the subscribers of a chunk, each at its place. */
  readonly recipientsOf: (chunk: {
    readonly issueId: string;
    readonly chunkId: string;
  }) => Promise<readonly string[]>;
  /** Notes it of who agrees. Must bear the same again. */
  readonly noteDelivery: (delivery: Delivery) => Promise<void>;
}

/** `13036-residents-nl-f`, `13036-residents-nl-b-f`: the mail was made for a reader with consent. */
const followedTag = /^(\d{5})-(?:[a-z]+-)+f$/;

/** Undefined of all but the delivery of a mail that was made with consent. */
export function followedDeliveryOf(event: SesEvent, at: string): PlaceInChunk | undefined {
  const ofChunk = chunkEventOf(event);
  const [, nis] = followedTag.exec(event.mail.tags.to?.[0] ?? '') ?? [];
  if (ofChunk?.kind !== 'delivered' || nis === undefined) return undefined;
  const { issueId, chunkId, index } = ofChunk;
  return { issueId, chunkId, index, at, nis };
}

/** Notes when mails reached readers who agreed to be followed: by that their first clicks are judged. Bears repetition. */
export async function recordDeliveries(
  deliveries: readonly PlaceInChunk[],
  { recipientsOf, noteDelivery }: DeliveriesDeps,
): Promise<void> {
  const chunks = Map.groupBy(deliveries, ({ issueId, chunkId }) => `${issueId}/${chunkId}`);
  for (const ofChunk of chunks.values()) {
    const [first] = ofChunk;
    const recipients = first ? await recipientsOf(first) : [];
    await Promise.all(
      ofChunk.map(async ({ issueId: issue, index, at, nis }) => {
        const subscriberId = recipients[index];
        if (subscriberId !== undefined) await noteDelivery({ subscriberId, issue, at, nis });
      }),
    );
  }
}
