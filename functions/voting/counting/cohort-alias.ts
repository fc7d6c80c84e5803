import { createHmac } from 'node:crypto';
import type { Pepper } from '../casting/peppers.ts';

/**
 * What staff call a cohort: its signal and a keyed hash of its code. The same each time, as long as the pepper lives; nobody
 * can find the code from it, which stands on ballots.
 */
export function aliasOf(code: string, pepper: Pepper): string {
  const mac = createHmac('sha256', pepper.key('cohort')).update(`alias\n${code}`).digest('hex');
  return `${signalOf(code)}-${mac.slice(0, 12)}`;
}

/** The signal that a code begins with: `network:…`. */
export const signalOf = (code: string): string => code.slice(0, code.indexOf(':'));
