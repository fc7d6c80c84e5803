import { beforeAll, describe, expect, it } from 'vitest';
import { type IssueState, issueStates } from '../../../functions/newsletters/issue.ts';
import { moves } from '../../../functions/newsletters/lifecycle.ts';
import { type Name, newslettersWorld, type World } from './newsletters-world.ts';

let world: World;
beforeAll(async () => {
  world = await newslettersWorld();
});

/** What staff ask for, and what it leads to from each state in which it is possible. */
const actions: Record<string, { leadsTo: Partial<Record<IssueState, IssueState>>; role: Name }> = {
  submit: { leadsTo: { draft: 'in_review' }, role: 'editor' },
  approve: { leadsTo: { in_review: 'approved' }, role: 'approver' },
  withdraw: { leadsTo: { in_review: 'draft' }, role: 'editor' },
  'undo-approval': {
    leadsTo: { approved: 'in_review', scheduled: 'in_review' },
    role: 'approver',
  },
  schedule: { leadsTo: { approved: 'scheduled', scheduled: 'scheduled' }, role: 'editor' },
  unschedule: { leadsTo: { scheduled: 'approved' }, role: 'editor' },
  pause: { leadsTo: { sending: 'paused' }, role: 'editor' },
  resume: { leadsTo: { paused: 'sending' }, role: 'approver' },
  'retry-failed': { leadsTo: { sent: 'sending' }, role: 'approver' },
  cancel: {
    leadsTo: {
      draft: 'cancelled',
      in_review: 'cancelled',
      approved: 'cancelled',
      scheduled: 'cancelled',
      planning: 'cancelled',
      sending: 'cancelled',
      paused: 'cancelled',
    },
    role: 'approver',
  },
};

const withRevision = new Set(['submit', 'approve', 'schedule']);

const cases = Object.entries(actions).flatMap(([action, { leadsTo, role }]) =>
  issueStates.map((state) => ({ action, state, role, to: leadsTo[state] })),
);

/** Only an approval looks at the mails that were rendered before. */
const issueFor = (action: string, state: IssueState) =>
  action === 'approve' && state === 'in_review' ? world.issueIn(state) : world.anIssue(state);

describe('the life of an issue', () => {
  it.each(cases)('$action of an issue that is $state: $to', async ({ action, state, role, to }) => {
    const { issueId, revision } = await issueFor(action, state);
    const body = withRevision.has(action) ? { revision } : undefined;
    const answer = await world.act(role, issueId, action, body);
    const after = await world.issues.read(issueId);
    if (to) {
      expect(answer.statusCode, answer.body).toBe(200);
      expect(after.state).toBe(to);
      expect(after.revision).toBe(revision + 1);
    } else {
      expect(answer.statusCode).toBe(409);
      expect(answer.json.code).toBe('issue.state');
      expect(after.state).toBe(state);
      expect(after.revision).toBe(revision);
    }
  });

  const order: Name[] = ['viewer', 'editor', 'approver', 'admin'];
  const roleCases = Object.entries(actions).flatMap(([action, { leadsTo, role }]) =>
    (Object.keys(leadsTo) as IssueState[]).slice(0, 1).flatMap((state) =>
      order.map((who) => ({
        action,
        state,
        who,
        isAllowed: order.indexOf(who) >= order.indexOf(action === 'cancel' ? 'editor' : role),
      })),
    ),
  );

  it.each(roleCases)('$who may $action: $isAllowed', async ({ action, state, who, isAllowed }) => {
    const { issueId, revision } = await issueFor(action, state);
    const body = withRevision.has(action) ? { revision } : undefined;
    const answer = await world.act(who, issueId, action, body);
    expect(answer.statusCode, answer.body).toBe(isAllowed ? 200 : 403);
  });

  it.each(['approved', 'scheduled', 'sending', 'paused'] as const)(
    'an editor cannot cancel an issue that is %s',
    async (state) => {
      const { issueId } = await world.anIssue(state);
      expect((await world.act('editor', issueId, 'cancel')).statusCode).toBe(403);
      expect((await world.issues.read(issueId)).state).toBe(state);
    },
  );

  it('has no way out of cancelled, and from sent only to sending', () => {
    const from = (state: IssueState) =>
      Object.values(moves).filter((move) => (move.from as readonly string[]).includes(state));
    expect(from('cancelled')).toEqual([]);
    expect(from('sent').map(({ to }) => to)).toEqual(['sending']);
  });

  it('writes who did it into the audit log, in the same transaction', async () => {
    const { issueId } = await world.issueIn('scheduled');
    const lines = [];
    const pk = `AUDIT#SUBJECT#${issueId}`;
    for await (const line of world.table.queryAll({ index: 'gsi1', pk })) lines.push(line);
    expect(lines.map(({ action, by }) => [action, by])).toEqual([
      ['issue.created', 'acc_editor'],
      ['issue.submitted', 'acc_editor'],
      ['issue.approved', 'acc_approver'],
      ['issue.scheduled', 'acc_editor'],
    ]);
  });
});
