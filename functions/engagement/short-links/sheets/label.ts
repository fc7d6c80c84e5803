import type { Language } from '../../../../shared/i18n/language.ts';
import type { Palette } from '../../../../shared/programme/brand.ts';

/** What one piece of printed matter says, in one language and in the colours of one region. */
export interface Label {
  readonly language: Language;
  readonly palette: Palette;
  /** Of the region: `Van hier Kempen`. */
  readonly brand: string;
  readonly municipality: string;
  /** Above the name. */
  readonly kicker: string;
  /** Of the merchant; or what one finds behind the code. */
  readonly name: string;
  /** Below the name; may be empty. */
  readonly trade: string;
  readonly slogan: string;
  /** What is behind the code. */
  readonly invitation: string;
  /** The same, with what to do. */
  readonly call: string;
  /** What to do, for the round seal: a small line, a large one, a small one. */
  readonly seal: readonly [string, string, string];
  readonly url: string;
}
