/**
 * Of fewer people nobody is told what they said of themselves: staff see who subscribed, left, registered or complained, and could
 * tell whose words they are.
 */
export const smallestGroup = 5;

/** With fewer mails a single complaint or bounce would be a rate that alarms; nothing is said of it. */
export const fewestMails = 500;
