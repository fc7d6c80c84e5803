import { readEventLists } from '../../calendar/index.ts';
import { createReadVersionFigures, withCountedLinks } from '../../engagement/index.ts';
import type { QuotaView } from '../../mail/index.ts';
import { countActive } from '../../subscribers/index.ts';
import { readCampaignFacts } from '../../voting/index.ts';
import type { ComposeDeps } from '../composing/compose-deps.ts';
import { createIssueRepository } from '../issue-repository.ts';
import { createPlanDeps } from '../planning/create-plan-deps.ts';
import type { PlanMessage } from '../planning/plan-message.ts';
import type { ScheduleDeps } from '../schedule-issue.ts';
import { createSendDeps } from '../sending/create-send-deps.ts';
import { createMakeLinks } from '../sending/personal-links.ts';
import type { SendMessage } from '../sending/send-message.ts';
import { createMakeTracking } from '../sending/tracking.ts';
import type { StartDeps } from '../start-issue.ts';
import { createSweepDeps } from '../sweeping/create-sweep-deps.ts';
import type { TemplateMessage } from '../template-message.ts';
import { fillLists } from '../templates/fill-lists.ts';
import type { TemplateDeps } from '../templates/make-template.ts';
import { createTemplateRepository } from '../templates/template-repository.ts';
import { findVariants } from '../variants-repository.ts';
import type { PlayedSes } from './played-ses.ts';
import type { PressQueue } from './press-queue.ts';
import type { PressResources } from './press-resources.ts';

export interface PressQueues {
  readonly plan: PressQueue<PlanMessage>;
  readonly send: PressQueue<SendMessage>;
  readonly templates: PressQueue<TemplateMessage>;
}

const settings = { mailDomain: 'mail.vanhier.example', configurationSet: 'played' };

/** Places in the sending rate: as many as are wanted, at once. */
const entriesOfCall = 50;
const playedQuota: QuotaView = {
  ratePerSecond: 1000,
  max24Hours: -1,
  sentLast24Hours: 0,
  bulkRemaining: Number.MAX_SAFE_INTEGER,
  entriesPerCall: entriesOfCall,
};

const nothing = async () => undefined;

/** What each step of a newsletter works with: the product's own, but for what lies outside of the table. */
export function pressDeps(resources: PressResources, queues: PressQueues, ses: PlayedSes) {
  const { table, keys, siteUrl, files, now, newId, log } = resources;
  const issues = createIssueRepository(table, now);
  const moving = { table, issues, now, newId };
  const templates = createTemplateRepository(table, now);
  const readEvents: ComposeDeps['readEvents'] = (wanted) => readEventLists(table, wanted);
  const compose: ComposeDeps = {
    ...moving,
    siteUrl,
    files,
    templates: queues.templates,
    mails: { send: nothing },
    countAudience: (audience, municipalities) => countActive(table, audience, municipalities),
    readFacts: (wanted) => readCampaignFacts(table, wanted),
    readEvents,
    isSenderVerified: async () => true,
    isStaffAddress: async () => true,
  };
  const schedule: ScheduleDeps = { ...moving, scheduler: { set: nothing, clear: nothing } };
  const start: StartDeps = {
    ...moving,
    templates,
    planQueue: queues.plan,
    templateQueue: queues.templates,
  };
  const template: TemplateDeps = {
    issues,
    templates,
    findVariants: (issueId, hash) => findVariants(table, issueId, hash),
    readRendered: files.read,
    fillLists: (of, rendered) => fillLists(of, rendered, { table, siteUrl, readEvents }),
    countLinks: (approved) => withCountedLinks(approved, { keys, siteUrl }),
    createTemplate: ses.createTemplate,
    sleep: nothing,
    now,
    log,
  };
  const pace = { readQuota: async () => playedQuota };
  const plan = { ...createPlanDeps(table, { sendQueue: queues.send, now, newId }), pace };
  const send = {
    ...createSendDeps(table, {
      sendBulk: ses.sendBulk,
      settings,
      sendQueue: queues.send,
      makeLinks: createMakeLinks({ keys, now, siteUrl }),
      makeTracking: createMakeTracking({ keys, siteUrl }),
      leaseSeconds: 180,
      now,
      newId,
      sleep: nothing,
      log,
      count: () => undefined,
    }),
    reserveSlot: async (most: number) => ({
      at: now().getTime(),
      count: Math.min(most, entriesOfCall),
    }),
    wasSendable: async () => true,
  };
  const sweep = {
    ...createSweepDeps(table, {
      planQueue: queues.plan,
      sendQueue: queues.send,
      templateQueue: queues.templates,
      deleteTemplate: async () => 'deleted',
      readVersionFigures: createReadVersionFigures(table),
      now,
      newId,
      log,
      count: () => undefined,
      mail: { sendOnce: nothing },
    }),
    pace,
  };
  return { issues, compose, schedule, start, template, plan, send, sweep };
}
