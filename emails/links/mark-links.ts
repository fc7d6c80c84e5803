import type { WrittenBlock } from '../blocks/block-context.ts';
import { slotsOfBlock } from '../blocks/event-slot.ts';
import { markedAddress } from './marked-link.ts';

/** Addresses on the web. What is mailed or called, and every way out of a newsletter, is nobody's to count. */
const webAddress = / href="(https?:\/\/[^"]*)"/gi;

/**
 * Bytes of an address as it stands in HTML. Longer ones are left as they are: with ticket and signature a third longer than written,
 * they would be cut off by Outlook, which opens 2,083 characters, or refused by CloudFront, which takes 8,192.
 */
const longestCounted = 1_400;

/**
 * Names the links of a block: `3-1` is the first of the third block, in every language and municipality that has the same
 * blocks. Events that are listed later get the event's id in place of the number. The foot of a mail stays as it is.
 */
export function markLinks(written: WrittenBlock, block: number): WrittenBlock {
  if (written.place === 'footer') return written;
  let count = 0;
  const mjml = written.mjml.replace(webAddress, (whole, address: string) => {
    count += 1;
    if (Buffer.byteLength(address) > longestCounted) return whole;
    return ` href="${markedAddress(address, `${block}-${count}`)}"`;
  });
  return { ...written, mjml: slotsOfBlock(mjml, block) };
}
