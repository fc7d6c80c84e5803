import { entityTag, isTagKnown } from '../../../shared/http/entity-tag.ts';
import type { HttpEvent } from '../../../shared/http/event.ts';
import type { PageAnswer } from '../../../shared/http/page-route.ts';

/** Counted up when the drawing changes, so that nobody keeps an old one. */
const drawingVersion = 1;

/** Seconds for which CloudFront and browsers may keep a drawing without asking. */
const keptFor = 3600;

/** Draws only for who has not the same already. `says`: all that the drawing depends on. */
export async function drawnAnswer(
  says: unknown,
  event: HttpEvent,
  draw: () => Promise<Pick<Required<PageAnswer>, 'body' | 'headers'>>,
): Promise<PageAnswer> {
  const etag = entityTag(JSON.stringify({ says, drawingVersion }));
  const headers = { etag, 'cache-control': `public, max-age=${keptFor}` };
  if (isTagKnown(event.headers['if-none-match'], etag)) return { status: 304, headers };
  const drawn = await draw();
  return { body: drawn.body, headers: { ...headers, ...drawn.headers } };
}
