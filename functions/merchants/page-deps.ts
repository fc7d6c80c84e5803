import type { UploadForm } from '../../shared/aws/presigned-post.ts';
import type { HttpEvent } from '../../shared/http/event.ts';
import type { Tracker } from '../engagement/index.ts';
import type { NewsletterWish } from '../subscribers/index.ts';
import type { MerchantDeps } from './deps.ts';
import type { EraseDeps } from './erase.ts';
import type { PhotoJobs } from './photos/photo-jobs.ts';

/** What the pages work with. */
export interface PageDeps extends MerchantDeps, EraseDeps {
  readonly photoJobs: PhotoJobs;
  /** A form that uploads one file to this key and then leads to `thenTo`; see `presigned-post.ts`. */
  readonly uploadForm: (upload: { readonly key: string; readonly thenTo: string }) => UploadForm;
  /** Notes a wish for a newsletter and mails the address. */
  readonly subscribe: (wish: NewsletterWish) => Promise<void>;
  /** Origin of the public site, no slash at the end. */
  readonly siteUrl: string;
  /** Counts what happens on pages. */
  readonly tracker: Tracker;
  /** The visitor's IP address, where CloudFront vouches for it. */
  readonly viewer: (event: HttpEvent) => Promise<string | undefined>;
  /** Waits; see `even-pace.ts`. */
  readonly pause: (milliseconds: number) => Promise<void>;
}
