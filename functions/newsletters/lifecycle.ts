import type { Role } from '../../shared/http/principal.ts';
import type { IssueState } from './issue.ts';

export interface Move {
  readonly from: readonly IssueState[];
  readonly to: IssueState;
  /** The role it takes in every municipality addressed; `system` is the engine. */
  readonly role: Role | 'system';
  /** What the audit log calls it. */
  readonly action: string;
}

/**
 * Every way in which an issue changes its state. `draft → in_review → approved → scheduled → planning →
 * sending ⇄ paused → sent`, `cancelled` from any state before `sent`.
 */
export const moves = {
  submit: { from: ['draft'], to: 'in_review', role: 'editor', action: 'issue.submitted' },
  withdraw: { from: ['in_review'], to: 'draft', role: 'editor', action: 'issue.withdrawn' },
  approve: { from: ['in_review'], to: 'approved', role: 'approver', action: 'issue.approved' },
  undoApproval: {
    from: ['approved', 'scheduled'],
    to: 'in_review',
    role: 'approver',
    action: 'issue.approval-undone',
  },
  /** A change of anything that an approval binds. */
  rewrite: {
    from: ['draft', 'in_review', 'approved', 'scheduled'],
    to: 'draft',
    role: 'editor',
    action: 'issue.edited',
  },
  /** What an approval binds has changed because of the event that the issue is tied to. */
  rebind: {
    from: ['draft', 'in_review', 'approved', 'scheduled'],
    to: 'draft',
    role: 'system',
    action: 'issue.rebound',
  },
  schedule: {
    from: ['approved', 'scheduled'],
    to: 'scheduled',
    role: 'editor',
    action: 'issue.scheduled',
  },
  unschedule: {
    from: ['scheduled'],
    to: 'approved',
    role: 'editor',
    action: 'issue.unscheduled',
  },
  launch: { from: ['scheduled'], to: 'planning', role: 'system', action: 'issue.launched' },
  startSending: { from: ['planning'], to: 'sending', role: 'system', action: 'issue.started' },
  /** In place of `startSending`, when the event that the issue is tied to was cancelled meanwhile. */
  startPaused: { from: ['planning'], to: 'paused', role: 'system', action: 'issue.paused' },
  pause: { from: ['sending'], to: 'paused', role: 'editor', action: 'issue.paused' },
  resume: { from: ['paused'], to: 'sending', role: 'approver', action: 'issue.resumed' },
  finish: { from: ['sending'], to: 'sent', role: 'system', action: 'issue.finished' },
  retryFailed: { from: ['sent'], to: 'sending', role: 'approver', action: 'issue.retried' },
  /** Throws away what nobody has approved. */
  discard: {
    from: ['draft', 'in_review'],
    to: 'cancelled',
    role: 'editor',
    action: 'issue.cancelled',
  },
  cancel: {
    from: ['approved', 'scheduled', 'planning', 'sending', 'paused'],
    to: 'cancelled',
    role: 'approver',
    action: 'issue.cancelled',
  },
  /** Throws away a correction that corrects nothing any more. */
  drop: {
    from: ['draft', 'in_review', 'approved', 'scheduled'],
    to: 'cancelled',
    role: 'system',
    action: 'issue.cancelled',
  },
} as const satisfies Record<string, Move>;

export const isAllowedFrom = (move: Pick<Move, 'from'>, state: IssueState): boolean =>
  move.from.includes(state);
