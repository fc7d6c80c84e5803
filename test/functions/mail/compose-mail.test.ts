import { simpleParser } from 'mailparser';
import { expect, it } from 'vitest';
import { composeMail } from '../../../functions/mail/compose-mail.ts';
import { mailMessageSchema } from '../../../functions/mail/message.ts';

const calendar = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'METHOD:REQUEST', 'END:VCALENDAR', ''].join(
  '\r\n',
);

const message = mailMessageSchema.parse({
  id: 'reg_1-confirmed-1',
  queuedAt: '2026-12-01T10:00:00.000Z',
  request: {
    to: { address: 'an@x.example' },
    mail: {
      kind: 'registration-confirmed',
      language: 'nl',
      nis: '13036',
      event: 'Ronde tafel\r\nBcc: all@x.example',
      time: { startsAt: '2026-12-10T18:30:00.000Z', endsAt: '2026-12-10T21:00:00.000Z' },
      name: 'An\r\nBcc: all@x.example',
      places: 2,
      placeUrl: 'https://site.example/calendar/nl/retie/event/evt_1/register/place?token=p',
    },
    calendar: { method: 'REQUEST', text: calendar },
  },
});

const sender = { mailDomain: 'mail.site.example', siteUrl: 'https://site.example' };

it('brings what is for the calendar as a part beside text and HTML, and as a file', async () => {
  const { raw } = await composeMail(message, 'an@x.example', sender);
  const text = raw.toString();
  expect(text).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/i);
  expect(text).toMatch(/Content-Type: multipart\/alternative/i);
  const mail = await simpleParser(raw);
  const file = mail.attachments.find(({ filename }) => filename === 'invitation.ics');
  expect(file?.content.toString()).toBe(calendar);
  expect(mail.text).toContain('donderdag 10 december 2026, 19:30 tot 22:00 uur');
});

it('starts no header of its own, whatever stands in a name or a title', async () => {
  const { raw } = await composeMail(message, 'an@x.example', sender);
  expect(raw.toString()).not.toMatch(/^Bcc:/im);
});
