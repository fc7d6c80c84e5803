import { escapeHtml, page } from '../page.ts';
import { type AcceptedMail, recipientsOf } from './accepted-mail.ts';
import type { Mailbox } from './mailbox.ts';

const mostListed = 200;

/** The newest mails, all or those to one address. */
export function mailListPage(mailbox: Mailbox, search: string): string {
  const wanted = search.trim().toLowerCase();
  const found = mailbox
    .all()
    .filter((mail) => recipientsOf(mail).some((address) => address.toLowerCase().includes(wanted)))
    .reverse();
  const rows = found.slice(0, mostListed).map(
    (mail) => `<tr>
      <td><a href="/mails/${escapeHtml(mail.id)}">${escapeHtml(mail.subject || '(no subject)')}</a></td>
      <td>${escapeHtml(recipientsOf(mail).join(', '))}</td>
      <td>${escapeHtml(mail.from)}</td>
      <td><time datetime="${new Date(mail.at).toISOString()}">${new Date(mail.at).toISOString().slice(11, 19)}</time></td>
    </tr>`,
  );
  const empty =
    found.length === 0 ? '<p>No mail yet. This page looks again every five seconds.</p>' : '';
  return page(
    'Mailbox',
    `<h1>Mailbox</h1>
    <p>${mailbox.accepted()} mails sent since the start, ${mailbox.all().length} kept, ${found.length} found${found.length > mostListed ? `, the newest ${mostListed} shown` : ''}. Nothing leaves this machine.</p>
    <form class="search" role="search">
      <div><label for="to">To</label><input id="to" name="to" type="search" value="${escapeHtml(search)}"></div>
      <button>Find</button>
    </form>
    ${empty}
    <div class="wide"><table>
      <thead><tr><th scope="col">Subject</th><th scope="col">To</th><th scope="col">From</th><th scope="col">UTC</th></tr></thead>
      <tbody>${rows.join('')}</tbody>
    </table></div>`,
    '<meta http-equiv="refresh" content="5">',
  );
}

/** One mail as a reader would see it, with its text part, headers and tags. */
export function mailPage(mail: AcceptedMail): string {
  const { html, text } = mail.content();
  const { subject } = mail;
  const id = encodeURIComponent(mail.id);
  return page(
    subject,
    `<p><a href="/">Mailbox</a></p>
    <h1>${escapeHtml(subject)}</h1>
    <h2>Headers</h2>
    ${table(headersOf(mail))}
    ${html ? `<h2>HTML</h2><p><a href="/mails/${id}/html">Open alone</a> · <a href="/mails/${id}/source">Source</a>, ${Math.ceil(Buffer.byteLength(html) / 1000)} kB</p><iframe src="/mails/${id}/html" title="HTML part" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>` : ''}
    <h2>Text</h2>
    ${text ? `<pre>${linked(text)}</pre>` : '<p>This mail has no text part.</p>'}
    <h2>Tags</h2>
    ${table(Object.entries(mail.tags))}`,
  );
}

function headersOf(mail: AcceptedMail): [string, string][] {
  const all: [string, string][] = [
    ['From', mail.from],
    ['To', mail.to.join(', ')],
    ['Cc', mail.cc.join(', ')],
    ['Reply-To', mail.replyTo.join(', ')],
    ['Subject', mail.subject],
    ['Date', new Date(mail.at).toUTCString()],
    ...mail.headers.map(({ name, value }): [string, string] => [name, value]),
  ];
  return all.filter(([, value]) => value !== '');
}

function table(rows: readonly (readonly [string, string])[]): string {
  if (rows.length === 0) return '<p>None.</p>';
  const cells = rows.map(
    ([name, value]) => `<tr><th scope="row">${escapeHtml(name)}</th><td>${linked(value)}</td></tr>`,
  );
  return `<div class="wide"><table><tbody>${cells.join('')}</tbody></table></div>`;
}

function linked(text: string): string {
  return escapeHtml(text).replace(
    /https?:\/\/(?:(?!&gt;|&lt;|&quot;)[^\s)])+/g,
    '<a href="$&">$&</a>',
  );
}
