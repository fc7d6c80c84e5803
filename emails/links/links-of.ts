import { markedAnchors } from './marked-link.ts';
import { plainOfHtml } from './plain-of-html.ts';

/** A link of the content of a newsletter. */
export interface MailLink {
  /** `3-1`: the first of the third block; `5-evt_…`: an event that the fifth block lists. */
  readonly id: string;
  /** Where it leads, as it was approved. */
  readonly url: string;
  /** What readers see of it: its words, or those of its picture. */
  readonly label: string;
}

/** The links of a newsletter's HTML whose links are marked, in the order in which readers meet them. */
export const linksOf = (html: string): MailLink[] =>
  [...html.matchAll(markedAnchors)].map(([, , address = '', id = '', , content = '']) =>
    linkOf(address, id, content),
  );

/**
 * Writes something in the place of each marked link.
 * @param write gets the link and the whole `<a>` element as it stands, with the address that was approved.
 */
export const replaceLinks = (
  html: string,
  write: (link: MailLink, anchor: string) => string,
): string =>
  html.replace(
    markedAnchors,
    (_, before: string, address: string, id: string, after: string, content: string) =>
      write(linkOf(address, id, content), `${before}${address}${after}${content}</a>`),
  );

/** Has each marked link lead elsewhere. @param addressOf as it stands in HTML: escaped, or a variable. */
export const rewriteLinks = (html: string, addressOf: (link: MailLink) => string): string =>
  html.replace(
    markedAnchors,
    (_, before: string, address: string, id: string, after: string, content: string) =>
      `${before}${addressOf(linkOf(address, id, content))}${after}${content}</a>`,
  );

function linkOf(address: string, id: string, content: string): MailLink {
  const words = plainOfHtml(content);
  const [, alt = ''] = / alt="([^"]*)"/.exec(content) ?? [];
  return { id, url: plainOfHtml(address), label: words === '' ? plainOfHtml(alt) : words };
}
