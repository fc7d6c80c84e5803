import { SESv2Client, SendBulkEmailCommand } from '@aws-sdk/client-sesv2';
import { bulkRequest } from '../../../functions/newsletters/sending/bulk-request.ts';
import { createMakeLinks } from '../../../functions/newsletters/sending/personal-links.ts';
import {
  createSendBulk,
  createSesClient,
} from '../../../functions/newsletters/sending/send-bulk.ts';
import { createMakeTracking } from '../../../functions/newsletters/sending/tracking.ts';
import { newId } from '../../../shared/ids.ts';
import { createKeyRing } from '../../../shared/secrets/key-ring.ts';
import { aSubscriber } from '../../builders/sendable-issue.ts';

/**
 * The least that sending can cost: a loop of `SendBulkEmail` with a request that is made once, as the engine would make
 * it, and nothing else. `argv`: the sink's address, the number of mails, the calls at once, and whose client makes them:
 * that of AWS, or `own`.
 */
const [, , endpoint = '', mails = '0', atOnce = '5', whose = 'aws'] = process.argv;
const client = new SESv2Client({ endpoint, maxAttempts: 1 });
client.middlewareStack.add(
  (next) => (args) => {
    const { request } = args;
    if (typeof request === 'object' && request && 'headers' in request) {
      Object.assign(request.headers as object, { 'x-bare': '1' });
    }
    return next(args);
  },
  { step: 'build' },
);

const keys = createKeyRing(async () => 'key');
const siteUrl = 'https://www.vanhier.example';
const makeLinks = createMakeLinks({ keys, now: () => new Date(), siteUrl });
const issueId = newId('iss');
const tracking = await createMakeTracking({ keys, siteUrl }).ofGroup(
  { issueId, audience: 'residents' },
  { nis: '13036', language: 'nl' },
);
const entries = await Promise.all(
  Array.from({ length: 50 }, async (_, index) => {
    const recipient = { ...aSubscriber(newId('sub')), id: newId('sub'), tracking: false };
    const links = await makeLinks(recipient.id, 'residents', 'nl', issueId);
    return { index, recipient, links, tracking };
  }),
);
const request = bulkRequest(
  {
    chunk: { issueId, chunkId: '07-0123abcd-0001' },
    issue: {
      issueId,
      state: 'sending',
      audience: 'residents',
      region: 'kempen',
      approval: { hash: 'a'.repeat(64) },
    },
    variant: {
      variantId: 'nl-13036',
      language: 'nl',
      nis: '13036',
      templateName: `${issueId}-nl-13036`,
      renderedKey: '',
      subject: '',
      nameFallback: 'buur',
    },
    entries,
  },
  { mailDomain: 'mail.vanhier.example', configurationSet: 'vanhier-prod-mail' },
  new Date(),
);
const command = new SendBulkEmailCommand(request);
const sendBulk = createSendBulk(
  createSesClient({ environment: { ...process.env, _X_AMZN_TRACE_ID: 'bare' } }),
);
const call = () => (whose === 'own' ? sendBulk(request) : client.send(command));

let left = Math.ceil(Number(mails) / 50);
async function loop(): Promise<void> {
  while (left > 0) {
    left -= 1;
    await call();
  }
}

const calls = left;
const cpuStart = process.cpuUsage();
await Promise.all(Array.from({ length: Number(atOnce) }, loop));
const { user, system } = process.cpuUsage(cpuStart);
process.send?.({ mails: calls * 50, cpuSeconds: (user + system) / 1e6 });
