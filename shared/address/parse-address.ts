import { domainToASCII } from 'node:url';

/** Why a text is no address that mail can be sent to. */
export type AddressProblem =
  | 'empty'
  | 'no_at'
  | 'several'
  | 'comma_for_dot'
  | 'non_ascii_local'
  | 'too_long'
  | 'malformed';

export type ParsedAddress =
  | { readonly address: string; readonly repaired: boolean }
  | { readonly problem: AddressProblem; readonly suggestion?: string };

/** Characters that may hold one address: 254 of its own (RFC 5321), and blanks and brackets around it. */
const maxText = 400;

const localPart = /^[a-z0-9!#$%&'*+/=^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=^_`{|}~-]+)*$/;
const domainLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const topLevel = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

/**
 * Reads an e-mail address as people write it and gives its canonical form, all in lower case. Blanks are
 * never part of an address that mail reaches, so leaving them out around `@` and at the ends changes
 * nothing but the writing (`repaired`). A comma for a dot is a guess: refused, with a suggestion.
 * Limits of RFC 5321; local parts beyond ASCII are refused because SES cannot send to them.
 */
export function parseAddress(text: string): ParsedAddress {
  // The patterns below take their time on long text: a cell of a list may hold 20,000 blanks.
  if (text.length > maxText) return { problem: 'too_long' };
  const written = text
    .normalize('NFC')
    .replace(/^[\s\u200b\u00a0]*(?:mailto:)?|[\s\u200b\u00a0]+$/gi, '')
    .replace(/^<([^<>]*)>$/, '$1');
  if (written === '') return { problem: 'empty' };
  const closed = written.replace(/\s*@\s*/g, '@').toLowerCase();
  const parts = closed.split('@');
  if (parts.length > 2) return { problem: 'several' };
  const [local, domain] = parts;
  if (!local || !domain) return { problem: 'no_at' };
  return judge(local, domain, closed !== written.toLowerCase());
}

function judge(local: string, domain: string, repaired: boolean): ParsedAddress {
  if (domain.includes(',')) {
    const corrected = judge(local, domain.replaceAll(',', '.'), true);
    return 'address' in corrected
      ? { problem: 'comma_for_dot', suggestion: corrected.address }
      : { problem: 'malformed' };
  }
  // A question mark stands where an earlier export could not write a letter; nobody has one.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is all of ASCII
  if (/[^\u0000-\u007f]|\?/.test(local)) return { problem: 'non_ascii_local' };
  const labels = (domainToASCII(domain) || domain).split('.');
  if (local.length > 64 || labels.join('.').length > 253 - local.length || labels.some(isTooLong)) {
    return { problem: 'too_long' };
  }
  const isSound =
    localPart.test(local) &&
    labels.length > 1 &&
    labels.every((label) => domainLabel.test(label)) &&
    topLevel.test(labels.at(-1) ?? '');
  return isSound ? { address: `${local}@${labels.join('.')}`, repaired } : { problem: 'malformed' };
}

const isTooLong = (label: string): boolean => label.length > 63;

/** An address as a page may show it to whoever holds the link: enough to recognise one's own. */
export function maskAddress(address: string): string {
  const [local = '', domain = ''] = address.split('@');
  return `${local.slice(0, 1)}•••${local.length > 4 ? local.slice(-1) : ''}@${domain}`;
}
