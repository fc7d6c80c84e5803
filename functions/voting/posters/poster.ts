import type { Photo } from '../../../shared/drawing/sheet.ts';
import type { Language } from '../../../shared/i18n/language.ts';
import type { Palette } from '../../../shared/programme/brand.ts';

/** What a poster says, in one language and in the colours of one region. */
export interface Poster {
  readonly language: Language;
  readonly palette: Palette;
  /** Of the region: `Van hier Kempen`. */
  readonly brand: string;
  readonly municipality: string;
  /** Names the document. */
  readonly title: string;
  /** Above the name: that customers elected them, or that one is to vote for them. */
  readonly kicker: string;
  readonly name: string;
  readonly trade: string;
  /** The round seal on the photo: a small line, a large one, a small one. Lines may be empty. */
  readonly seal: readonly [string, string, string];
  /** What customers are promised; may be none. */
  readonly promises: readonly string[];
  /** Where the shop is: said where it promises nothing. */
  readonly address: string;
  readonly slogan: string;
  /** What one finds behind the QR code. */
  readonly call: string;
  readonly url: string;
  readonly photo?: Photo | undefined;
}

/** What a card for social networks says: of somebody, or of a contest. */
export type Card = Pick<
  Poster,
  'palette' | 'brand' | 'kicker' | 'name' | 'trade' | 'seal' | 'slogan' | 'photo'
>;
