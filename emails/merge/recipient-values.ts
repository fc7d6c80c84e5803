import { cleanLine } from './clean-text.ts';
import { escapeHtml } from './escape-html.ts';

/** What one recipient's mail needs. URLs are absolute. */
export interface RecipientData {
  /** As the subscriber gave it; absent or blank means the content's fallback. */
  readonly name?: string | undefined;
  readonly unsubscribeUrl: string;
  readonly preferencesUrl: string;
  /** How long the vote that the mail calls for is still open, in words; absent in mails that call for none. */
  readonly timeLeft?: string | undefined;
}

/** Longer names are cut, so that no one fills a mail by way of the sign-up form. Characters. */
const longestName = 80;

/**
 * The replacement data of one recipient for a newsletter template. SES escapes nothing, so every value travels twice:
 * as it is for subject and text, controls stripped, and with `Html` after its name, escaped, for the HTML part.
 * @param nameFallback what stands for a name that is not known, from the rendered newsletter.
 */
export function recipientValues(
  recipient: RecipientData,
  nameFallback: string,
): Record<string, string> {
  const given = cutName(cleanLine(recipient.name ?? ''));
  const name = given === '' ? nameFallback : given;
  const { timeLeft } = recipient;
  return {
    name,
    nameHtml: escapeHtml(name),
    unsubscribeUrl: recipient.unsubscribeUrl,
    unsubscribeUrlHtml: escapeHtml(recipient.unsubscribeUrl),
    preferencesUrl: recipient.preferencesUrl,
    preferencesUrlHtml: escapeHtml(recipient.preferencesUrl),
    ...(timeLeft !== undefined && { timeLeft, timeLeftHtml: escapeHtml(timeLeft) }),
  };
}

function cutName(name: string): string {
  return name.length <= longestName ? name : [...name].slice(0, longestName).join('').trim();
}
