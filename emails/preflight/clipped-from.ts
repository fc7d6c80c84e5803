/**
 * Gmail shows the first 102 kB of a message's HTML and hides the rest, the ways out among it, behind a link. Google
 * publishes no figure; Mailchimp's guide and hteumeuleu/email-bugs#41 give 102 kB, others measured up to 105 kB
 * (spamresource.com, January 2022) and found that the encoding may count. So kB is read as 1,000 bytes, the stricter way.
 */
export const clippedFrom = 102_000;
