import { cleanLine } from '../merge/clean-text.ts';

/** Where a link in a mail may lead: the web over TLS, or a mailbox. */
export function isSafeLink(url: string): boolean {
  return /^(?:https:\/\/[^\s/]|mailto:[^\s]+@)/i.test(url);
}

/** The address of a link that readers may get, or nothing. */
export function safeLink(url: string | undefined): string | undefined {
  return url !== undefined && isSafeLink(url) ? cleanLine(url) : undefined;
}
