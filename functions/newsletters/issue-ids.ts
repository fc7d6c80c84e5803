import * as z from 'zod';
import { versionNames } from '../../emails/blocks/version.ts';
import { idPattern } from '../../shared/ids.ts';

/**
 * What names an issue and its parts. Apart from the schemas of the items themselves: whoever takes an id from an address
 * or a message should not have to make those first.
 */
export const issueIdSchema = z.string().regex(idPattern('iss'));

/** `<language>-<NIS code>`, and `-<version>` where the issue has several. */
export const variantIdSchema = z.string().regex(/^(?:nl|fr|en)-\d{5}(?:-[a-c])?$/);

export const versionSchema = z.enum(versionNames);

export const nisSchema = z.string().regex(/^\d{5}$/);

/** Lower-case hex of SHA-256. */
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);
