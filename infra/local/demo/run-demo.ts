import { randomInt } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { placeBySlug, programme } from '../../../shared/programme/programme.ts';
import { startLocalCloud } from '../index.ts';
import {
  awkwardName,
  checkEscaping,
  checkMail,
  type EscapingCheck,
  type MailCheck,
} from './check-mail.ts';
import { type Imported, importList } from './import-list.ts';
import { publishIssue, uploadPicture, waitUntilSettled } from './publish-issue.ts';
import { createStaffClient, type StaffClient } from './staff-client.ts';
import { subscribeOnPage } from './subscribe-on-page.ts';
import { type Tally, tallyDeliveries } from './tally-deliveries.ts';
import { winterIssue } from './winter-issue.ts';

export interface DemoResult extends Tally {
  readonly imported: Imported;
  /** From the start of the local cloud to the last mail read. */
  readonly seconds: number;
  readonly mail: MailCheck;
  readonly escaping: EscapingCheck;
  /** A second run of the same file adds nobody. */
  readonly imported_again: Imported;
}

export interface DemoOptions {
  readonly fileName: string;
  readonly list: Buffer;
  /** Told what is going on, in a sentence. */
  readonly tell: (sentence: string) => void;
}

/** From the schedule to its time: what a person needs to change their mind on a demonstration. */
const secondsAhead = 5;

/** Runs the main job on an ephemeral local cloud, all of it over HTTP, as residents and staff would. */
export async function runDemo({ fileName, list, tell }: DemoOptions): Promise<DemoResult> {
  const startedAt = performance.now();
  tell('Starting a local cloud from the CDK template …');
  const cloud = await startLocalCloud({
    ephemeral: true,
    seed: 'none',
    quiet: true,
    aws: { schedulePrecision: 'exact', mailboxKeeps: 1_000_000 },
  });
  try {
    const staff = async (login: string) =>
      createStaffClient(cloud.siteUrl, await cloud.accessToken(`${login}@demo.vanhier.example`));
    const [editor, approver] = [await staff('editor'), await staff('approver')];

    tell(`Importing ${fileName} …`);
    const imported = await importList(editor, fileName, list);
    const importedAgain = await importList(editor, fileName, list);

    tell('A resident subscribes on the page and confirms by mail …');
    const { municipality } = placeBySlug('retie');
    const newcomer = { address: 'maeve@example.org', name: awkwardName, municipality };
    await subscribeOnPage(cloud.siteUrl, { ...newcomer, language: 'nl' }, cloud.mails);

    tell('An editor writes a newsletter per region, an approver approves it, it is scheduled …');
    const issueIds = await publishEverywhere({ editor, approver });
    tell('Sending …');
    for (const issueId of issueIds) await waitUntilSettled(editor, issueId, 600);
    // SES tells of deliveries a moment after it accepted a mail.
    await setTimeout(1000);

    const tally = await tallyDeliveries(editor, issueIds, cloud.mails);
    const { mails, ...figures } = tally;
    const chosen = mails[randomInt(mails.length)];
    const awkward = mails.find(({ to }) => to.includes(newcomer.address));
    if (!chosen || !awkward) throw new Error('no newsletter has arrived');
    return {
      imported,
      ...figures,
      seconds: Math.round((performance.now() - startedAt) / 100) / 10,
      mail: await checkMail(chosen),
      escaping: checkEscaping(awkward),
      imported_again: importedAgain,
    };
  } finally {
    await cloud.stop();
  }
}

async function publishEverywhere(staff: {
  editor: StaffClient;
  approver: StaffClient;
}): Promise<string[]> {
  const issueIds: string[] = [];
  for (const { id, name, municipalities } of programme.regions) {
    const [first] = municipalities;
    if (!first) continue;
    const file = new URL('bakery.jpg', import.meta.url);
    const picture = await uploadPicture(staff.editor, file, first.nis);
    const plan = {
      title: `Winter in ${name}`,
      region: id,
      municipalities: municipalities.map(({ nis }) => nis),
      languages: ['nl', 'fr'] as const,
      content: winterIssue(picture),
    };
    issueIds.push(await publishIssue(staff, plan, secondsAhead));
  }
  return issueIds;
}
