import type { EditDeps } from '../edit-issue.ts';
import type { ImageDeps } from '../images/upload-image.ts';
import type { SendingDeps } from '../sending-actions.ts';
import type { TimeDeps } from '../timing/suggest-time.ts';
import type { FiguresDeps } from '../versions/read-figures.ts';

/** What the staff function works with. */
export interface NewslettersDeps extends EditDeps, ImageDeps, SendingDeps, FiguresDeps, TimeDeps {
  /** Origin of the public site, no slash at the end. */
  readonly siteUrl: string;
}
