export type { ChunkEvent, ChunkEventKind } from './events/chunk-event.ts';
export { recordChunkEvents } from './events/record-chunk-events.ts';
export { type Audience, type Issue, type IssueState, issueIdSchema } from './issue.ts';
