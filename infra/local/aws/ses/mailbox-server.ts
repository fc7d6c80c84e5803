import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { readBody } from '../proxy/read-body.ts';
import type { AcceptedMail } from './accepted-mail.ts';
import type { FaultDice } from './faults.ts';
import { type Mailbox, readableMail } from './mailbox.ts';
import { mailListPage, mailPage } from './mailbox-page.ts';

/**
 * The mailbox page, the same mails as JSON at `/mails.json`, and the faults of sending at `/faults` (`GET`, and
 * `PUT` with shares between 0 and 1).
 */
export function createMailboxServer(mailbox: Mailbox, faults: FaultDice): RequestListener {
  return (incoming, outgoing) => {
    const url = new URL(incoming.url ?? '/', 'http://mailbox');
    if (url.pathname === '/faults') {
      answerFaults(faults, incoming, outgoing).catch((error: unknown) => {
        send(outgoing, 400, 'text/plain', String(error));
      });
      return;
    }
    if (url.pathname === '/') {
      send(outgoing, 200, 'text/html', mailListPage(mailbox, url.searchParams.get('to') ?? ''));
      return;
    }
    if (url.pathname === '/mails.json') {
      send(outgoing, 200, 'application/json', JSON.stringify(mailbox.all().map(readableMail)));
      return;
    }
    answerMail(mailbox, url.pathname, outgoing);
  };
}

function answerMail(mailbox: Mailbox, path: string, outgoing: ServerResponse): void {
  const [, id = '', part] =
    /^\/mails\/([^/]+)(?:\/(html|source|text|files\/\d+))?$/.exec(path) ?? [];
  const mail = mailbox.find(decodeURIComponent(id));
  if (!mail) send(outgoing, 404, 'text/plain', 'There is no such mail, or it is no longer kept.');
  else if (part === 'html') {
    const opened = mail.content().html.replace(/<head([^>]*)>/i, '<head$1><base target="_blank">');
    send(outgoing, 200, 'text/html', opened, mailPolicy);
  } else if (part === 'source') send(outgoing, 200, 'text/plain', mail.content().html);
  else if (part === 'text') send(outgoing, 200, 'text/plain', mail.content().text);
  else if (part !== undefined) answerFile(mail, Number(part.split('/')[1]), outgoing);
  else send(outgoing, 200, 'text/html', mailPage(mail));
}

function answerFile({ attachments = [] }: AcceptedMail, place: number, outgoing: ServerResponse) {
  const file = attachments[place];
  if (file) send(outgoing, 200, file.type, file.body);
  else send(outgoing, 404, 'text/plain', 'This mail has no such file.');
}

/** A mail runs no script, as in every mail program, and shows the pictures that it names. */
const mailPolicy = "default-src 'none'; style-src 'unsafe-inline' *; font-src *; img-src * data:";
const pagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'";

async function answerFaults(
  faults: FaultDice,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  if (incoming.method === 'PUT') {
    faults.set(JSON.parse((await readBody(incoming)).toString('utf8')));
  }
  send(outgoing, 200, 'application/json', JSON.stringify(faults.shares));
}

function send(
  outgoing: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
  policy = pagePolicy,
): void {
  outgoing
    .writeHead(status, {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-store',
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
    })
    .end(body);
}
