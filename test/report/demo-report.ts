import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { yearBefore } from '../../functions/engagement/programme-report/report-period.ts';
import { writeReport } from '../../functions/engagement/programme-report/write-report.ts';
import { environmentOf } from '../../infra/local/emulators/environment-of.ts';
import { createDocumentClient } from '../../shared/data/document-client.ts';
import { createTable } from '../../shared/data/table.ts';
import { dayAfter } from '../../shared/time/days.ts';
import { localHour } from '../../shared/time/local-hour.ts';
import { monthAfter } from '../../shared/time/local-month.ts';
import { createTableInput } from '../builders/create-table-input.ts';
import { reportCampaign } from '../builders/report-campaign.ts';

const credentials = { accessKeyId: 'report', secretAccessKey: 'report' };

/** The last six months that are over, and the same a year before, in which one municipality took no part and nothing was printed. */
export async function makeDemoReport(
  endpoint: string,
): Promise<Record<string, string | Uint8Array>> {
  const admin = new DynamoDBClient({ endpoint, region: 'eu-west-1', credentials });
  await admin.send(new CreateTableCommand(createTableInput('report')));
  admin.destroy();
  const environment = environmentOf(endpoint, credentials);
  const table = createTable(createDocumentClient({ environment }), 'report');
  const now = new Date();
  const month = localHour(now).day.slice(0, 7);
  const period = { from: `${monthAfter(month, -6)}-01`, to: dayAfter(`${month}-01`, -1) };
  await reportCampaign(table, { ...period, readers: 22, seed: 1 });
  await reportCampaign(table, {
    ...yearBefore(period),
    takesPart: ({ slug }) => slug !== 'lubbeek',
    readers: 17,
    isPrinted: false,
    seed: 2,
  });
  return writeReport(period, { table, now: () => now });
}
