import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServices, type TestServices } from '../services.ts';

let services: TestServices;
beforeAll(async () => {
  services = await startTestServices({ options: { mailboxKeeps: 3 } });
});
afterAll(() => services.stop());

const send = (to: string, subject: string, html = '<p>Hello</p>') =>
  new SESv2Client(services.as()).send(
    new SendEmailCommand({
      FromEmailAddress: 'kempen@mail.example.org',
      Destination: { ToAddresses: [to] },
      EmailTags: [{ Name: 'kind', Value: 'test' }],
      Content: {
        Simple: {
          Subject: { Data: subject },
          Body: { Html: { Data: html }, Text: { Data: 'See https://x.be/a?b=1 now' } },
          Headers: [{ Name: 'List-Id', Value: '<retie.x.be>' }],
        },
      },
    }),
  );
const page = async (path: string) => (await fetch(services.mailboxUrl + path)).text();

it('lists mails and finds those to an address', async () => {
  await send('an@x.be', 'For An <script>');
  await send('bart@x.be', 'For Bart');
  expect(await page('/')).toContain('For An &lt;script&gt;');
  const found = await page('/?to=BART');
  expect(found).toContain('For Bart');
  expect(found).not.toContain('For An');
});

it('shows HTML, text, headers and tags of a mail', async () => {
  const { MessageId } = await send('an@x.be', 'All of it', '<html><head></head>rich');
  const shown = await page(`/mails/${MessageId}`);
  expect(shown).toContain(`src="/mails/${MessageId}/html"`);
  expect(shown).toContain('<a href="https://x.be/a?b=1">https://x.be/a?b=1</a>');
  expect(shown).toContain('&lt;retie.x.be&gt;');
  expect(shown).toContain('<th scope="row">kind</th><td>test</td>');
  const part = await fetch(`${services.mailboxUrl}/mails/${MessageId}/html`);
  expect(part.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await part.text()).toBe('<html><head><base target="_blank"></head>rich');
});

it('keeps the newest mails only, and says how many there were', async () => {
  for (const number of [1, 2, 3, 4]) await send('many@x.be', `Number ${number}`);
  const mails = await services.mails();
  expect(mails.map(({ subject }) => subject)).toEqual(['Number 2', 'Number 3', 'Number 4']);
  expect(await page('/')).toContain(`${services.faults.ses.accepted()} mails sent`);
});

it('hands out the files that a mail brings, and not its other forms', async () => {
  const calendar = (name: string) => ['--x', `Content-Type: ${name}`, '', 'BEGIN:VCALENDAR'];
  const data = [
    'From: kempen@mail.example.org',
    'To: an@x.be',
    'Subject: Come',
    'Content-Type: multipart/mixed; boundary=x',
    '',
    ...['--x', 'Content-Type: text/plain', '', 'Come!'],
    ...calendar('text/calendar; method=REQUEST'),
    ...calendar('text/calendar; name="invitation.ics"'),
    '--x--',
  ].join('\r\n');
  const { MessageId } = await new SESv2Client(services.as()).send(
    new SendEmailCommand({ Content: { Raw: { Data: Buffer.from(data) } } }),
  );
  const shown = await page(`/mails/${MessageId}`);
  expect(shown.match(/>invitation\.ics</g)).toHaveLength(1);
  const file = await fetch(`${services.mailboxUrl}/mails/${MessageId}/files/0`);
  expect(file.headers.get('content-type')).toContain('text/calendar');
  expect(await file.text()).toContain('BEGIN:VCALENDAR');
  expect((await fetch(`${services.mailboxUrl}/mails/${MessageId}/files/1`)).status).toBe(404);
});
