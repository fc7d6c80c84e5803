import * as z from 'zod';
import { defaultLanguage, languageSchema } from '../../../shared/i18n/language.ts';

export const explained = z.strictObject({
  /** Language of the sentences for staff. */
  explainIn: languageSchema.default(defaultLanguage),
});
