import type { TransactionalTranslate } from './messages.ts';

export type MessageKey = Parameters<TransactionalTranslate>[0];

/** What sets one kind of mail apart from the others: its values, and which messages it is made of. */
export interface Particulars {
  /** Filled into every message of the mail, beside `municipality` and `brand`. */
  readonly values: Readonly<Record<string, string | number>>;
  /** What the reason at the foot is about. */
  readonly topic: 'subscription' | 'merchant' | 'vote' | 'candidate' | 'registration' | 'staff';
  /** The reader's name; empty where it is not known or not ours to use. */
  readonly name: string;
  /** Paragraphs after the first. */
  readonly more: readonly MessageKey[];
  readonly code?: { readonly digits: string; readonly next: MessageKey };
  readonly action?: {
    readonly label: MessageKey;
    readonly url: string;
    readonly notes: readonly MessageKey[];
  };
  readonly links: readonly { readonly label: MessageKey; readonly url: string }[];
}

/** An instant in words and in Belgian time: `dinsdag 22 december 2026 om 14:30 uur`. */
export const momentInWords = (instant: string, t: TransactionalTranslate): string =>
  t('until', { until: new Date(instant) });

/** A button and the sentence about it, whose messages are named after the kind of mail. */
export function buttonOf<const Kind extends ActionKind>(kind: Kind, url: string) {
  return { label: `${kind}.button`, url, notes: [`${kind}.note`] } as const;
}

/** Kinds of mail that ask for one thing. */
export type ActionKind =
  Extract<MessageKey, `${string}.button`> extends `${infer Kind}.button` ? Kind : never;
