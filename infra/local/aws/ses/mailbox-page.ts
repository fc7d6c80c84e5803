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
    (mail) => `<li><a href="/mails/${escapeHtml(mail.id)}">
      <strong>${escapeHtml(mail.content().subject || '(no subject)')}</strong>
      <span>${escapeHtml(recipientsOf(mail).join(', '))}</span>
      ${timeOf(mail)}
    </a></li>`,
  );
  const shown =
    found.length > mostListed ? `the newest ${mostListed} of ${found.length}` : `${found.length}`;
  return page(
    'Mailbox',
    `<h1>Mailbox</h1>
    <p class="quiet">${mailbox.accepted()} mails sent since the start, ${mailbox.all().length} kept, ${shown} shown. Nothing leaves this machine.</p>
    <form class="search" role="search">
      <div><label for="to">To</label><input id="to" name="to" type="search" value="${escapeHtml(search)}"></div>
      <button>Look again</button>
    </form>
    ${found.length === 0 ? '<p>No mail here yet. Most arrive within two seconds: look again.</p>' : `<ul class="mails">${rows.join('')}</ul>`}`,
  );
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Brussels',
  dateStyle: 'medium',
  timeStyle: 'medium',
});

function timeOf({ at }: AcceptedMail): string {
  return `<time datetime="${new Date(at).toISOString()}">${clock.format(at)}</time>`;
}

/** One mail as a reader would see it, with its text part, headers and tags. */
export function mailPage(mail: AcceptedMail): string {
  const { subject, html, text } = mail.content();
  const id = encodeURIComponent(mail.id);
  return page(
    subject,
    `<p><a href="/">Mailbox</a></p>
    <h1>${escapeHtml(subject)}</h1>
    <p class="quiet">${escapeHtml(mail.from)}<br>to ${escapeHtml(recipientsOf(mail).join(', '))}<br>${timeOf(mail)}</p>
    ${html ? `<iframe src="/mails/${id}/html" title="The mail" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe><p><a href="/mails/${id}/html">Open alone</a> · <a href="/mails/${id}/source">Source</a>, ${Math.ceil(Buffer.byteLength(html) / 1000)} kB</p>` : ''}
    ${filesOf(mail)}
    <details${html ? '' : ' open'}><summary>Text part</summary>${text ? `<pre>${linked(text)}</pre>` : '<p>This mail has no text part.</p>'}</details>
    <details><summary>Headers</summary>${table(headersOf(mail))}</details>
    <details><summary>Tags</summary>${table(Object.entries(mail.tags))}</details>`,
  );
}

function filesOf({ id, attachments = [] }: AcceptedMail): string {
  const links = attachments.map(
    ({ name }, place) =>
      `<a href="/mails/${encodeURIComponent(id)}/files/${place}" download="${escapeHtml(name)}">${escapeHtml(name)}</a>`,
  );
  return links.length === 0 ? '' : `<p>Attached: ${links.join(', ')}</p>`;
}

function headersOf(mail: AcceptedMail): [string, string][] {
  const all: [string, string][] = [
    ['From', mail.from],
    ['To', mail.to.join(', ')],
    ['Cc', mail.cc.join(', ')],
    ['Reply-To', mail.replyTo.join(', ')],
    ['Subject', mail.content().subject],
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
