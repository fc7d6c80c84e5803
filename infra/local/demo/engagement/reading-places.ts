import { join } from 'node:path';
import * as z from 'zod';
import { createStaffClient } from '../staff-client.ts';
import { fetchReport } from './programme-report.ts';

/** Where to read what came of the demonstration's half-year. */
export interface ReadingPlaces {
  /** Signed for the editor of the programme, for eight hours. */
  readonly reportsUrl: string;
  /** PDF on this machine. */
  readonly reportFile: string | undefined;
  readonly campaignUrl: string;
  readonly privacyUrl: string;
}

interface RunningCloud {
  readonly siteUrl: string;
  readonly dataDir: string;
  accessToken(account: string): Promise<string>;
}

export async function readingPlaces({
  siteUrl,
  dataDir,
  accessToken,
}: RunningCloud): Promise<ReadingPlaces> {
  const token = await accessToken('editor@demo.vanhier.example');
  const editor = createStaffClient(siteUrl, token);
  const opened = z.object({ url: z.string() });
  const { url } = await editor.post('/staff/engagement/pages', { language: 'nl' }, opened);
  const file = join(dataDir, 'programme-report.pdf');
  return {
    reportsUrl: url,
    reportFile: (await fetchReport(editor, file)) ? file : undefined,
    campaignUrl: `${siteUrl}/campaign/nl/retie`,
    privacyUrl: `${siteUrl}/privacy/nl/retie`,
  };
}
