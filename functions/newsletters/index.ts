export type { ChunkEvent, ChunkEventKind } from './events/chunk-event.ts';
export { recordChunkEvents } from './events/record-chunk-events.ts';
