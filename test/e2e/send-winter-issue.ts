import {
  publishIssue,
  uploadPicture,
  waitUntilSettled,
} from '../../infra/local/demo/publish-issue.ts';
import { createStaffClient } from '../../infra/local/demo/staff-client.ts';
import { winterIssue } from '../../infra/local/demo/winter-issue.ts';
import type { LocalCloud } from '../../infra/local/index.ts';

/** Staff write, approve and schedule the winter newsletter of Retie; it has been sent when this ends. */
export async function sendWinterIssue(cloud: LocalCloud): Promise<void> {
  const client = async (who: string) =>
    createStaffClient(cloud.siteUrl, await cloud.accessToken(`${who}@demo.vanhier.example`));
  const [editor, approver] = [await client('editor'), await client('approver')];
  const bakery = new URL('../../infra/local/demo/bakery.jpg', import.meta.url);
  const plan = {
    title: 'Winter',
    region: 'kempen',
    municipalities: ['13036'],
    languages: ['nl', 'fr'] as const,
    content: winterIssue(await uploadPicture(editor, bakery, '13036')),
  };
  const issueId = await publishIssue({ editor, approver }, plan, 5);
  await waitUntilSettled(editor, issueId, 240);
}
