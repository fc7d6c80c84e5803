import type { Mail } from '../../boundary.ts';
import type { AcceptedMail } from './accepted-mail.ts';

/** The mails accepted last, newest at the end. */
export interface Mailbox {
  add(mail: AcceptedMail): void;
  find(id: string): AcceptedMail | undefined;
  all(): readonly AcceptedMail[];
  /** All mails ever accepted, also those no longer kept. */
  accepted(): number;
  clear(): void;
}

export function createMailbox(keep: number): Mailbox {
  const mails = new Map<string, AcceptedMail>();
  let accepted = 0;
  return {
    add(mail) {
      accepted += 1;
      mails.set(mail.id, mail);
      if (mails.size <= keep) return;
      for (const oldest of mails.keys()) {
        mails.delete(oldest);
        break;
      }
    },
    find: (id) => mails.get(id),
    all: () => [...mails.values()],
    accepted: () => accepted,
    clear: () => mails.clear(),
  };
}

/** A mail as tests read it. Names of headers are lower case; HTML and text are rendered when read. */
export function readableMail(mail: AcceptedMail): Mail {
  return {
    id: mail.id,
    from: mail.from,
    to: [...mail.to],
    subject: mail.subject,
    get html() {
      return mail.content().html;
    },
    get text() {
      return mail.content().text;
    },
    headers: Object.fromEntries([
      ...(mail.replyTo.length > 0 ? [['reply-to', mail.replyTo.join(', ')]] : []),
      ...mail.headers.map(({ name, value }) => [name.toLowerCase(), value]),
    ]),
    tags: { ...mail.tags },
    attachments: (mail.attachments ?? []).map(({ name, type, body }) => ({
      name,
      type,
      text: body.toString('utf8'),
    })),
    at: mail.at,
  };
}
