import type { EngagementDeps } from '../engagement-deps.ts';

/** What reports read. */
export type ReportDeps = Pick<EngagementDeps, 'table' | 'counters' | 'now'>;
