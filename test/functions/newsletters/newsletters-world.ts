import type { IssueContent } from '../../../emails/blocks/schema.ts';
import { readEventLists } from '../../../functions/calendar/index.ts';
import type { NewslettersDeps } from '../../../functions/newsletters/api/newsletters-deps.ts';
import { composeRoutes } from '../../../functions/newsletters/compose-routes.ts';
import type { ComposeDeps } from '../../../functions/newsletters/composing/compose-deps.ts';
import { contentHash } from '../../../functions/newsletters/content-hash.ts';
import { contentWrite } from '../../../functions/newsletters/content-repository.ts';
import type { Image } from '../../../functions/newsletters/images/image.ts';
import {
  newImageWrite,
  readyImageWrite,
} from '../../../functions/newsletters/images/image-repository.ts';
import type { Issue, IssueState } from '../../../functions/newsletters/issue.ts';
import {
  createIssueRepository,
  type IssueFields,
} from '../../../functions/newsletters/issue-repository.ts';
import { staffRoutes } from '../../../functions/newsletters/staff-routes.ts';
import type { StartDeps } from '../../../functions/newsletters/start-issue.ts';
import { createTemplateRepository } from '../../../functions/newsletters/templates/template-repository.ts';
import type { ClickDay } from '../../../functions/newsletters/timing/best-time.ts';
import { versionsOfIssue } from '../../../functions/newsletters/versions/issue-versions.ts';
import type { VersionCounts } from '../../../functions/newsletters/versions/read-figures.ts';
import { readCampaignFacts } from '../../../functions/voting/index.ts';
import type { Table } from '../../../shared/data/table.ts';
import { apiFunction } from '../../../shared/http/api-function.ts';
import type { Principal, Role } from '../../../shared/http/principal.ts';
import { newId } from '../../../shared/ids.ts';
import { testClock } from '../../builders/clock.ts';
import { type Answer, request } from '../../builders/http-event.ts';
import { contentOf } from '../../builders/issue-content.ts';
import { silentLog } from '../../builders/silent-log.ts';
import { freshTable } from '../../builders/table.ts';

export const retie = '13036';
export const balen = '13003';
export const bierbeek = '24011';

export const siteUrl = 'https://www.vanhier.example';

const person = (name: string, role: Role, scopes: readonly string[]): Principal => ({
  accountId: `acc_${name}`,
  name,
  email: `${name}@demo.vanhier.example`,
  grants: scopes.map((scope) => ({ role, scope })),
});

/** Staff by name; a request says which of them makes it. */
export const people = {
  viewer: person('viewer', 'viewer', ['programme']),
  editor: person('editor', 'editor', ['programme']),
  colleague: person('colleague', 'editor', ['programme']),
  approver: person('approver', 'approver', ['programme']),
  admin: person('admin', 'admin', ['programme']),
  retieEditor: person('retieEditor', 'editor', [retie]),
  retieApprover: person('retieApprover', 'approver', [retie]),
  balenEditor: person('balenEditor', 'editor', [balen]),
} satisfies Record<string, Principal>;

export type Name = keyof typeof people;

/** Content that passes the preflight. */
export const goodContent = (subject = 'Dag [naam], de kerstmarkt komt'): IssueContent =>
  contentOf(
    [
      { type: 'header', title: 'De kerstmarkt komt' },
      { type: 'text', markdown: 'Dag [naam],\n\nKoop in **[gemeente]**.' },
    ],
    { subject, preheader: 'Zaterdag op het plein.' },
  );

export const newIssue = {
  title: 'December',
  audience: 'residents',
  region: 'kempen',
  municipalities: [retie, balen],
  sendAt: '2026-11-28T09:00',
  content: goodContent(),
} as const;

/** The staff API of newsletters on a real table, everything else in memory. */
export async function newslettersWorld() {
  const table = await freshTable();
  const now = testClock('2026-11-22T12:00:00Z');
  const issues = createIssueRepository(table, now);
  const files = new Map<string, unknown>();
  const uploads = new Map<string, Uint8Array>();
  const published = new Map<string, Uint8Array>();
  const schedules = new Map<string, { at: string; input: unknown }>();
  const sent = { templates: [] as unknown[], mails: [] as unknown[], plan: [] as unknown[] };
  const state = { audienceSize: 3, isVerified: true };
  const counts = { versions: new Map<string, VersionCounts>(), clickDays: [] as ClickDay[] };

  const deps: NewslettersDeps & ComposeDeps = {
    table,
    now,
    newId,
    issues,
    siteUrl,
    scheduler: {
      set: async (name, at, input) => void schedules.set(name, { at: at.toISOString(), input }),
      clear: async (name) => void schedules.delete(name),
    },
    planQueue: { send: async (messages) => void sent.plan.push(...messages) },
    templates: { send: async (messages) => void sent.templates.push(...messages) },
    mails: { send: async (requests) => void sent.mails.push(...requests) },
    files: {
      write: async (key, { subject, html, text }) => void files.set(key, { subject, html, text }),
    },
    images: {
      uploadUrl: async ({ imageId }) => `https://uploads.example/${imageId}`,
      readUpload: async ({ imageId }) => uploads.get(imageId) ?? new Uint8Array(),
      publish: async ({ imageId }, file) => void published.set(imageId, file),
    },
    countAudience: async () => state.audienceSize,
    readFacts: (wanted) => readCampaignFacts(table, wanted),
    readEvents: (wanted) => readEventLists(table, wanted),
    isSenderVerified: async () => state.isVerified,
    versionsOf: (issue) => versionsOfIssue(table, issue),
    readVersionFigures: async () => counts.versions,
    readClickDays: async () => counts.clickDays,
    isStaffAddress: async (address) =>
      Object.values(people).some(({ email }) => email.toLowerCase() === address),
  };

  const launching: StartDeps = {
    table,
    now,
    newId,
    issues,
    planQueue: deps.planQueue,
    templates: createTemplateRepository(table, now),
    templateQueue: deps.templates,
  };

  const log = silentLog();
  const handler = apiFunction<typeof deps>([...staffRoutes, ...composeRoutes], deps, {
    authenticate: async ({ sub }) => people[String(sub) as Name],
    log,
  });

  const call = (
    who: Name,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer> =>
    request(handler, {
      method,
      path: `/staff/newsletters${path}`,
      claims: { sub: who },
      ...(body !== undefined && { body }),
      ...(headers && { headers }),
    });

  const act = (who: Name, issueId: string, action: string, body?: unknown) =>
    call(who, 'POST', `/issues/${issueId}/${action}`, body);

  async function create(who: Name = 'editor', fields: object = {}): Promise<Issue> {
    const answer = await call(who, 'POST', '/issues', { ...newIssue, ...fields });
    if (answer.statusCode !== 201) throw new Error(answer.body);
    return issues.read(String(answer.json.issueId));
  }

  async function ok(answer: Promise<Answer>): Promise<Issue> {
    const { statusCode, body, json } = await answer;
    if (statusCode !== 200) throw new Error(body);
    return issues.read(String(json.issueId));
  }

  /** An issue that stands in this state, its mails not rendered: quick, for what does not look at them. */
  async function anIssue(wanted: IssueState, fields: Partial<Issue> = {}): Promise<Issue> {
    const { content, ...rest } = newIssue;
    const at = now().toISOString();
    const base = { ...rest, municipalities: [retie, balen], languages: ['nl' as const] };
    const hash = contentHash({ ...base, content });
    const isApproved = !['draft', 'in_review'].includes(wanted);
    const isScheduled = isApproved && wanted !== 'approved';
    const undoUntil = new Date(now().getTime() + 600_000).toISOString();
    const issue: Issue = {
      ...base,
      issueId: newId('iss'),
      state: wanted,
      revision: 5,
      contentHash: hash,
      author: 'acc_editor',
      editors: ['acc_editor'],
      createdAt: at,
      updatedAt: at,
      ...(isApproved && {
        approval: { by: 'acc_approver', at, hash, allowedMoveDays: 0, undoUntil },
      }),
      ...(isScheduled && {
        schedule: {
          wallTime: rest.sendAt,
          zone: 'Europe/Brussels' as const,
          at: '2026-11-28T08:00:00.000Z',
          revision: 5,
        },
      }),
      ...fields,
    };
    await issues.create(issue, [contentWrite(issue.issueId, content, hash)]);
    return issue;
  }

  /** A real issue brought to this state by the people who may. */
  async function issueIn(wanted: IssueState, allowedMoveDays = 0): Promise<Issue> {
    const issue = await create();
    const { issueId } = issue;
    if (wanted === 'draft') return issue;
    const submitted = await ok(act('editor', issueId, 'submit', { revision: 1 }));
    if (wanted === 'in_review') return submitted;
    const { revision } = submitted;
    const approved = await ok(act('approver', issueId, 'approve', { revision, allowedMoveDays }));
    if (wanted === 'approved') return approved;
    const scheduled = await ok(act('editor', issueId, 'schedule', { revision: revision + 1 }));
    if (wanted === 'scheduled') return scheduled;
    return force(issueId, wanted);
  }

  /** Puts an issue where only the engine brings it. */
  async function force(issueId: string, to: IssueState, set: IssueFields = {}): Promise<Issue> {
    const { state: from } = await issues.read(issueId);
    const path: IssueState[] =
      to === 'sent' || to === 'paused' ? ['planning', 'sending', to] : ['planning', to];
    let present = from;
    for (const next of path) {
      await issues.transition(issueId, { from: [present], to: next, set });
      present = next;
    }
    return issues.read(issueId);
  }

  async function readyImage(): Promise<string> {
    const image: Image = {
      imageId: newId('img'),
      state: 'awaiting',
      type: 'image/png',
      bytes: 10,
      nis: retie,
      uploadedBy: 'acc_editor',
      createdAt: now().toISOString(),
    };
    await table.transact([newImageWrite(image)]);
    await table.transact([readyImageWrite(image.imageId, { width: 600, height: 400 })]);
    return `/images/${image.imageId}.png`;
  }

  return {
    ...deps,
    deps,
    launching,
    issuesOn: (on: Table) => createIssueRepository(on, now),
    clock: now,
    state,
    counts,
    files,
    stored: files,
    uploads,
    published,
    schedules,
    sent,
    log,
    call,
    act,
    create,
    issueIn,
    force,
    anIssue,
    readyImage,
  };
}

export type World = Awaited<ReturnType<typeof newslettersWorld>>;
