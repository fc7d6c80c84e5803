import type { Mail } from '../boundary.ts';

/** The look at one mail, as a mailbox provider and a reader take it. */
export interface MailCheck {
  readonly to: string;
  readonly subject: string;
  /** Of the HTML document. */
  readonly language: string;
  /** Bytes of the HTML. Gmail cuts off above 102,000. */
  readonly html_bytes: number;
  readonly has_text_part: boolean;
  /** RFC 8058: both headers are there, over https (http on this machine). */
  readonly has_one_click_headers: boolean;
  /** One POST without cookies answered 200 and led nowhere else. */
  readonly one_click_works: boolean;
  readonly has_list_id: boolean;
}

/** Reads a mail and unsubscribes its reader by one click. */
export async function checkMail(mail: Mail): Promise<MailCheck> {
  const { headers, html, text, subject } = mail;
  const url = /<(https?:[^>]+)>/.exec(headers['list-unsubscribe'] ?? '')?.[1];
  return {
    to: mail.to.join(', '),
    subject,
    language: /<html[^>]* lang="(\w+)/.exec(html)?.[1] ?? '',
    html_bytes: Buffer.byteLength(html),
    has_text_part: text.trim().length > 200 && !/<\w+[^>]*>/.test(text.replaceAll('<b>', '')),
    has_one_click_headers:
      url !== undefined && headers['list-unsubscribe-post'] === 'List-Unsubscribe=One-Click',
    one_click_works: url !== undefined && (await oneClick(url)),
    has_list_id: /^<[\w.-]+>$/.test(headers['list-id'] ?? ''),
  };
}

async function oneClick(url: string): Promise<boolean> {
  const answer = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
  });
  return answer.status === 200 && !answer.headers.has('set-cookie');
}

/** A name that a careless program shows wrong: an apostrophe, and what HTML takes for a tag. */
export const awkwardName = "Maeve O'Brien <b>";

export interface EscapingCheck {
  readonly name: string;
  /** As it was typed. */
  readonly subject: boolean;
  readonly text: boolean;
  /** With the tag escaped, so that it is read and not obeyed. */
  readonly html: boolean;
}

/** Whether a mail to {@link awkwardName} shows the name as it is, in every part. */
export function checkEscaping({ subject, text, html }: Mail): EscapingCheck {
  return {
    name: awkwardName,
    subject: subject.includes(awkwardName),
    text: text.includes(awkwardName),
    html:
      /Maeve O(?:'|&#39;|&#x27;|&apos;)Brien &lt;b&gt;/.test(html) &&
      !/O.{1,6}Brien <b>/.test(html),
  };
}
