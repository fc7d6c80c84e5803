import type { Text } from './pages/messages.ts';
import { cleanName } from './person-name.ts';

/** The sentence about a typed name. An empty one is fine; one that mails cannot say is not. */
export const nameError = (typed: string, t: Text): string | undefined =>
  typed.trim() !== '' && cleanName(typed) === undefined ? t('error.name.unusable') : undefined;
