import * as z from 'zod';
import { ambassadorBlockSchema, inspectAmbassador, writeAmbassador } from './ambassador-block.ts';
import type { BlockContext, BlockFindings, WrittenBlock } from './block-context.ts';
import { buttonBlockSchema, inspectButton, writeButton } from './button-block.ts';
import { dividerBlockSchema, inspectDivider, writeDivider } from './divider-block.ts';
import { eventsBlockSchema, inspectEvents, writeEvents } from './events-block.ts';
import { footerBlockSchema, inspectFooter, writeFooter } from './footer-block.ts';
import { headerBlockSchema, inspectHeader, writeHeader } from './header-block.ts';
import { imageBlockSchema, inspectImage, writeImage } from './image-block.ts';
import { inspectOffer, offerBlockSchema, writeOffer } from './offer-block.ts';
import { inspectText, textBlockSchema, writeText } from './text-block.ts';
import { inspectVoteCall, voteCallBlockSchema, writeVoteCall } from './vote-call-block.ts';
import { inspectWinners, winnersBlockSchema, writeWinners } from './winners-block.ts';

/** A piece of a newsletter. A new kind of block is one file, a line here, and a line in each switch below. */
export const blockSchema = z.discriminatedUnion('type', [
  headerBlockSchema,
  textBlockSchema,
  imageBlockSchema,
  buttonBlockSchema,
  offerBlockSchema,
  eventsBlockSchema,
  voteCallBlockSchema,
  ambassadorBlockSchema,
  winnersBlockSchema,
  dividerBlockSchema,
  footerBlockSchema,
]);

export type Block = z.output<typeof blockSchema>;

/** Writes a block for readers, as MJML and as text. */
export function writeBlock(block: Block, context: BlockContext): WrittenBlock {
  switch (block.type) {
    case 'header':
      return writeHeader(block, context);
    case 'text':
      return writeText(block, context);
    case 'image':
      return writeImage(block, context);
    case 'button':
      return writeButton(block, context);
    case 'offer':
      return writeOffer(block, context);
    case 'events':
      return writeEvents(block, context);
    case 'vote-call':
      return writeVoteCall(block, context);
    case 'ambassador':
      return writeAmbassador(block, context);
    case 'winners':
      return writeWinners(block, context);
    case 'divider':
      return writeDivider();
    case 'footer':
      return writeFooter(block, context);
  }
}

/** What the preflight needs to see of a block. */
export function inspectBlock(block: Block): BlockFindings {
  switch (block.type) {
    case 'header':
      return inspectHeader(block);
    case 'text':
      return inspectText(block);
    case 'image':
      return inspectImage(block);
    case 'button':
      return inspectButton(block);
    case 'offer':
      return inspectOffer(block);
    case 'events':
      return inspectEvents(block);
    case 'vote-call':
      return inspectVoteCall(block);
    case 'ambassador':
      return inspectAmbassador(block);
    case 'winners':
      return inspectWinners(block);
    case 'divider':
      return inspectDivider();
    case 'footer':
      return inspectFooter(block);
  }
}
