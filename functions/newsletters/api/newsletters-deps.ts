import type { EditDeps } from '../edit-issue.ts';
import type { ImageDeps } from '../images/upload-image.ts';

/** What the staff function works with. */
export interface NewslettersDeps extends EditDeps, ImageDeps {
  /** Origin of the public site, no slash at the end. */
  readonly siteUrl: string;
}
