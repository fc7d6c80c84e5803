export { createMailQueue, type MailQueue } from './mail-queue.ts';
export type { MailRequest } from './message.ts';
export { createPace, type Pace, type QuotaView } from './pace.ts';
