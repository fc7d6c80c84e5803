import type { Happening } from '../../../functions/engagement/events/engagement-event.ts';
import { reasons } from '../../../functions/subscribers/leaving/reason.ts';
import type { Chance } from '../../../infra/local/demo/engagement/chance.ts';
import type { Language } from '../../../shared/i18n/language.ts';
import { findPlaceByNis } from '../../../shared/programme/programme.ts';

export interface SentIssue {
  readonly issueId: string;
  readonly sentAt: Date;
  /** Ids of its links, what is clicked most first. */
  readonly links: readonly string[];
  readonly nisCodes: readonly string[];
  /** Where it is sent in several. */
  readonly versions?: readonly string[] | undefined;
}

const minute = 60_000;

/** What comes of an issue that goes to so many readers of each municipality: mails, readers, and machines among them. */
export const mailTraffic = (issue: SentIssue, readers: number, chance: Chance): Happening[] =>
  issue.nisCodes.flatMap((nis) =>
    Array.from({ length: readers }).flatMap(() => ofReader(issue, nis, chance)),
  );

function ofReader(issue: SentIssue, nis: string, chance: Chance): Happening[] {
  const language: Language = chance.happens(0.07) ? 'fr' : 'nl';
  const agrees = chance.happens(0.4);
  const version = issue.versions && chance.oneOf(issue.versions);
  const about = { issue: issue.issueId };
  const reader = { nis, about, audience: 'residents' as const, language, version };
  const sent = new Date(issue.sentAt.getTime() + chance.between(0, 20 * minute));
  const mail = { ...reader, ...(agrees && { followed: 'yes' as const }) };
  const events: Happening[] = [{ ...mail, kind: 'sent', at: sent.toISOString() }];
  if (chance.happens(0.013)) {
    const reason = chance.happens(0.6) ? 'permanent' : 'transient';
    return [...events, { ...mail, kind: 'bounced', at: later(sent, 1), reason }];
  }
  const delayed = chance.happens(0.02);
  if (delayed) events.push({ ...mail, kind: 'delayed', at: later(sent, 5) });
  const delivered = new Date(sent.getTime() + (delayed ? 45 : 0.5) * minute);
  events.push({ ...mail, kind: 'delivered', at: delivered.toISOString() });
  return [...events, ...readingOf({ issue, reader, agrees, delivered }, chance)];
}

interface Reading {
  readonly issue: SentIssue;
  readonly reader: Omit<Happening, 'kind' | 'at'> & { readonly nis: string };
  readonly agrees: boolean;
  readonly delivered: Date;
}

function readingOf({ issue, reader, agrees, delivered }: Reading, chance: Chance): Happening[] {
  const events: Happening[] = [];
  const about = (link: string) => ({ issue: issue.issueId, link });
  if (chance.happens(0.05)) {
    const machine = chance.happens(0.5) ? 'declared-bot' : 'head';
    const at = later(delivered, 0.05);
    events.push(
      ...issue.links.map((link) => ({
        ...reader,
        kind: 'clicked' as const,
        at,
        about: about(link),
        machine,
      })),
    );
  }
  const readAt = new Date(delivered.getTime() + chance.readingDelay() * minute);
  events.push(...openingOf({ issue, reader, agrees, delivered }, readAt, chance));
  const isLivelier = reader.version === 'b';
  if (chance.happens(isLivelier ? 0.2 : 0.14)) {
    const clicks = 1 + chance.howMany(0.6);
    for (let click = 0; click < clicks; click += 1) {
      const at = later(readAt, 1 + 2 * click);
      events.push({ ...reader, kind: 'clicked', at, about: about(chance.oneOf(issue.links)) });
    }
    if (agrees) events.push({ ...reader, kind: 'reader-clicked', at: later(readAt, 1) });
  }
  if (chance.happens(0.004)) {
    events.push({ ...reader, kind: 'unsubscribed', at: later(readAt, 1) });
    const reason = chance.oneOf(reasons);
    if (chance.happens(0.5))
      events.push({ ...reader, kind: 'reason-given', at: later(readAt, 2), reason });
  }
  if (chance.happens(0.0004)) events.push({ ...reader, kind: 'complained', at: later(readAt, 3) });
  return events;
}

/** Only where the municipality counts opens and the reader agreed; some by programs that fetch pictures. */
function openingOf(
  { reader, agrees, delivered }: Reading,
  readAt: Date,
  chance: Chance,
): Happening[] {
  const opens = findPlaceByNis(reader.nis)?.municipality.engagement.opens ?? false;
  if (!opens || !agrees) return [];
  const events: Happening[] = [];
  if (chance.happens(0.25)) {
    events.push({ ...reader, kind: 'opened', at: later(delivered, 1), machine: 'image-proxy' });
  }
  if (chance.happens(0.45)) {
    events.push({ ...reader, kind: 'opened', at: readAt.toISOString() });
    events.push({ ...reader, kind: 'reader-opened', at: readAt.toISOString() });
  }
  return events;
}

const later = (at: Date, minutes: number): string =>
  new Date(at.getTime() + minutes * minute).toISOString();
