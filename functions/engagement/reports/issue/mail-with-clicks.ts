import { replaceLinks } from '../../../../emails/links/links-of.ts';
import { escapeHtml } from '../../../../emails/merge/escape-html.ts';

/** Beside a link, in every mail's own colours: dark on light with an edge, so that it is read in print too. */
const badgeStyle =
  'display:inline-block;margin:2px 4px;padding:1px 8px;border:2px solid #1d2733;border-radius:99px;background:#fff4c2;color:#1d2733;font:700 13px/1.5 system-ui,sans-serif;white-space:nowrap;text-decoration:none';

/**
 * A mail with a badge beside each of its links. Links open nothing: the frame in which the mail is shown allows no window.
 * @param badgeOf what the badge of a link says; undefined for no badge.
 */
export function mailWithClicks(
  html: string,
  badgeOf: (linkId: string) => string | undefined,
): string {
  const marked = replaceLinks(html, ({ id }, anchor) => {
    const badge = badgeOf(id);
    return badge === undefined
      ? anchor
      : `${anchor}<span style="${badgeStyle}">${escapeHtml(badge)}</span>`;
  });
  return marked.replace(/<head>/, '<head><base target="_blank">');
}
