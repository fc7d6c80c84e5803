import type { AppError, ErrorCode } from '../../../shared/errors.ts';
import type { PageAnswer } from '../../../shared/http/page-route.ts';
import { phaseOf } from '../contests/phase.ts';
import type { Visit } from '../pages/contest-frame.tsx';
import { type RefusalKind, refusalPage } from '../pages/refusal-page.tsx';

const kinds: Partial<Record<ErrorCode, RefusalKind>> = {
  'vote.closed': 'closed',
  'vote.not_open': 'notOpen',
  'token.expired': 'expired',
  'token.invalid': 'bad',
  'request.too_many': 'tooMany',
  'ticket.invalid': 'ticket',
};

/** The page for what a contest refuses, in its look and with a way on; undefined for all other errors. */
export function refusalOf(
  { code, status }: AppError,
  visit: Visit,
  now: Date,
): PageAnswer | undefined {
  const kind = kinds[code];
  if (!kind) return undefined;
  return { status, document: refusalPage({ visit, kind: honest(kind, visit, now) }) };
}

/** Nothing can be started anew, and nothing is said to be expired, where voting is over. */
function honest(kind: RefusalKind, { contest }: Visit, now: Date): RefusalKind {
  const phase = phaseOf(contest, now);
  if (phase === 'cancelled') return 'cancelled';
  const isOver = phase === 'counting' || phase === 'published';
  return isOver && (kind === 'expired' || kind === 'bad') ? 'closed' : kind;
}
