import { programme } from '../../shared/programme/programme.ts';
import {
  seedCorrections,
  seedEvents,
  seedMoment,
  seedPastEvents,
  waitForSources,
} from './demo/calendar/seed-calendar.ts';
import { openStage } from './demo/demo-stage.ts';
import { askForReport } from './demo/engagement/programme-report.ts';
import { runHalfYear } from './demo/engagement/run-half-year.ts';
import { importList } from './demo/import-list.ts';
import { messyExport } from './demo/messy-export.ts';
import { principalOf } from './demo/principal-of.ts';
import { draftIssue, publishIssue, uploadPicture } from './demo/publish-issue.ts';
import { seedContests } from './demo/seed-contests.ts';
import { createStaffClient, type StaffClient } from './demo/staff-client.ts';
import { type UploadedPicture, winterIssue } from './demo/winter-issue.ts';
import type { SeedInput } from './seed.ts';

/** Rows of the imported list: enough to page through, few enough to wait for. */
const rows = 300;
/** From the first start to the first newsletter in the mailbox. */
const secondsAhead = 10;
/** For which the start waits for what sources bring. */
const secondsForSources = 30;

/**
 * What a newcomer finds: some 250 subscribers, a newsletter of the first region that is sent in a few seconds, a draft of the second
 * one to go on with; events from five sources and by hand, and a newsletter that goes out because of one. Made over the staff API,
 * as people would.
 */
export async function seedDemoContent(input: SeedInput): Promise<void> {
  const { siteUrl, accessToken, log } = input;
  const client = async (name: string) =>
    createStaffClient(siteUrl, await accessToken(`${name}@demo.vanhier.example`));
  const [editor, approver] = [await client('editor'), await client('approver')];
  await seedVotes(input, editor, approver);
  await seedEvents(editor, new Date());
  await seedHalfYear(input, editor, approver);
  const { accepted } = await importList(editor, 'autumn-markets.csv', messyExport({ rows }).bytes);
  log('seed', `${accepted} subscribers imported`);

  const picture = new URL('demo/bakery.jpg', import.meta.url);
  const [first, second] = programme.regions.map((region) => ({
    region,
    municipalities: region.municipalities.map(({ nis }) => nis),
  }));
  const planOf = (
    { region, municipalities }: NonNullable<typeof first>,
    uploaded: UploadedPicture,
  ) => ({
    title: `Winter in ${region.name}`,
    region: region.id,
    municipalities,
    languages: ['nl', 'fr'] as const,
    content: winterIssue(uploaded),
  });
  const upload = (nis = '') => uploadPicture(editor, picture, nis);
  if (first) {
    const plan = planOf(first, await upload(first.municipalities[0]));
    await publishIssue({ editor, approver }, plan, secondsAhead);
    log('seed', `“${plan.title}” goes out within two minutes`);
  }
  if (second) await draftIssue(editor, planOf(second, await upload(second.municipalities[0])));
  await seedMoment({ editor, approver }, new Date());
  if (await waitForSources(editor, secondsForSources)) {
    await seedCorrections(editor);
    log('seed', 'events of five sources, by hand and corrected');
  } else log('seed', 'sources of events are still being read');
}

/** Before anybody is imported today: nobody reads newsletters of a time at which they were not on the list. */
async function seedHalfYear(input: SeedInput, editor: StaffClient, approver: StaffClient) {
  const { siteUrl, awsUrl, dynamoDbEndpoint, adminCredentials, output, log } = input;
  const present = new Date();
  const days = await runHalfYear(
    {
      ...{ siteUrl, awsUrl, dynamoDbEndpoint, adminCredentials },
      tableName: output('TableName'),
      keysSecretArn: output('KeysSecretArn'),
      filesBucket: output('FilesBucket'),
      pastEvents: await seedPastEvents(editor, present),
      staff: { editor: await principalOf(editor), approver: await principalOf(approver) },
    },
    present,
  );
  await askForReport(editor, days);
  log('seed', 'half a year of newsletters, visits and scans, and what came of them');
}

async function seedVotes(input: SeedInput, editor: StaffClient, approver: StaffClient) {
  const demo = openStage(input);
  try {
    const staff = { editor: await principalOf(editor), approver: await principalOf(approver) };
    await seedContests(demo, staff, new Date());
    input.log('seed', 'an open vote in each municipality, and the result of an earlier one');
  } finally {
    demo.close();
  }
}
